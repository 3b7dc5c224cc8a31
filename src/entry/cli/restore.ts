import { createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { copyIn, findTarget } from '#gateways/postgres';
import type { ObjectStore } from '#modules/paper/server';
import { forEachObject, objectFile, tableFile } from './backup-folder.ts';
import { readManifest, type Manifest } from './backup-manifest.ts';
import { findDamage } from './find-damage.ts';
import { restoreObstacles, tablesToRestore } from './restore-obstacles.ts';

/** What the world lends to `motcua restore`. */
export interface RestoreNeeds {
  readonly ownerUrl: string;
  readonly appRole: string;
  readonly objects: Pick<ObjectStore, 'stage'>;
  readonly print: (line: string) => void;
  readonly fail: (line: string) => void;
}

const USAGE = 'motcua restore DIR';
const [DONE, REFUSED] = [0, 1];

/**
 * `motcua restore DIR`: puts a backup into a database that was migrated to the very same schema and that nobody has used
 * yet. Every file is checked before anything is touched; objects go first, then all tables in one transaction.
 */
export async function restore(args: readonly string[], needs: RestoreNeeds): Promise<number> {
  const [given, ...more] = args;
  if (given === undefined || given.startsWith('-') || more.length > 0) return refused([`Use: ${USAGE}`], needs);
  const folder = resolve(given);
  const read = await readManifest(folder);
  if (!read.ok) return refused([read.refusal.sentence, UNTOUCHED], needs);
  const manifest = read.value;

  const target = await findTarget(needs.ownerUrl, needs.appRole);
  const obstacles = restoreObstacles(manifest, target);
  if (obstacles.length > 0) return refused([...obstacles, UNTOUCHED], needs);
  const damage = await findDamage(folder, manifest);
  if (damage.length > 0) return refused([...damage, UNTOUCHED], needs);

  const { taken, leftOut } = tablesToRestore(manifest, target);
  for (const { schema, name } of leftOut) {
    needs.fail(`motcua restore: ${schema}.${name} comes from no migration and is left out; its rows are in ${tableFile({ schema, name })}`);
  }
  await restoreObjects(folder, needs);
  const late = await copyIn({
    ...needs,
    tables: taken,
    sequences: manifest.sequences,
    open: (table) => createReadStream(join(folder, tableFile(table))),
    obstacles: (found) => restoreObstacles(manifest, found),
  });
  if (late.length > 0) return refused([...late, UNTOUCHED], needs);
  needs.print(summary(manifest));
  return DONE;
}

const UNTOUCHED = 'Nothing in the database was changed.';

async function restoreObjects(folder: string, { objects }: RestoreNeeds): Promise<void> {
  await forEachObject(folder, async ({ sha256, size }) => {
    const staged = await objects.stage(createReadStream(join(folder, objectFile(sha256))), size);
    if (staged.ok && staged.value.sha256 === sha256) {
      await staged.value.keep();
      return;
    }
    if (staged.ok) await staged.value.discard();
    throw new Error(`object ${sha256} changed while it was restored`);
  });
}

function summary({ tables, objects, takenAt }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `Restored ${tables.length} tables with ${rows} rows and ${objects.count} objects, as they were at ${takenAt}`;
}

function refused(sentences: readonly string[], { fail }: RestoreNeeds): number {
  for (const sentence of sentences) fail(`motcua restore: ${sentence}`);
  return REFUSED;
}
