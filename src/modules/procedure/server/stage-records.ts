import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { ok, type Result } from '#kernel/result';
import { contentOf } from '../content.ts';
import { differenceBetween } from '../difference.ts';
import type { Flag } from '../flag.ts';
import type { ReadRecord } from '../read-file.ts';
import type { Revision, RevisionContent } from '../revision.ts';
import type { RevisionChange } from '../revision-change.ts';
import { flagsOf } from '../traps.ts';
import { contentHash } from './content-hash.ts';
import type { ProcedurePack } from './procedure-pack.ts';
import { soundRoutes, type RoutesUnsound } from './sound-routes.ts';
import { componentsEverPublished, dropStaged, holdCatalogue, publishedRevisions, stageRevision } from './revision-store.postgres.ts';

/** What the file would do to one procedure, before anybody publishes it. */
export interface StagedProcedure {
  readonly code: string;
  readonly name: string;
  readonly standing: 'new' | 'changed' | 'unchanged';
  /** The staged revision; the one in force when nothing changed. */
  readonly revisionId: string;
  readonly number: number;
  readonly changes: readonly RevisionChange[];
  readonly flags: readonly Flag[];
}

export interface StageNeeds {
  readonly db: Db;
  readonly now: Temporal.Instant;
  readonly pack: ProcedurePack;
  readonly paperTypes: ReadonlySet<string>;
}

/**
 * Stages the records that differ from what is in force, one catalogue writer at a time; none of them when a route leads nowhere. Runs
 * in the caller's transaction.
 */
export async function stageRecords(
  records: readonly ReadRecord[],
  needs: StageNeeds,
): Promise<Result<readonly StagedProcedure[], RoutesUnsound>> {
  await holdCatalogue(needs.db);
  const codes = records.map(({ record }) => record.code);
  const inForce = new Map((await publishedRevisions(needs.db, codes)).map((revision) => [revision.code, revision]));
  const known = await componentsEverPublished(needs.db, codes);
  const read = records.map((one) => ({ ...one, content: contentOf(one.record, known.get(one.record.code) ?? [], needs.pack) }));
  const sound = await soundRoutes(
    needs.db,
    read.map(({ content }) => content),
  );
  if (!sound.ok) return sound;
  await dropStaged(needs.db, codes);

  const staged: StagedProcedure[] = [];
  for (const one of read) staged.push(await stageOne(one, inForce.get(one.record.code) ?? null, needs));
  return ok(staged);
}

async function stageOne(
  { record, codeTrimmed, content }: ReadRecord & { readonly content: RevisionContent },
  former: Revision | null,
  { db, now, paperTypes }: StageNeeds,
): Promise<StagedProcedure> {
  const hash = contentHash(content);
  const today = inVietnam(now).toPlainDate().toString();
  const flags = flagsOf(record, content.components, { paperTypes, today, codeTrimmed });
  const seen = { code: record.code, name: record.name, flags };
  if (former?.contentHash === hash) {
    return { ...seen, standing: 'unchanged', revisionId: former.id, number: former.number, changes: [] };
  }
  const id = newId();
  const number = await stageRevision(db, { id, content, contentHash: hash, flags, stagedAt: now });
  const changes = former ? differenceBetween(former.content, content) : [];
  return { ...seen, standing: former ? 'changed' : 'new', revisionId: id, number, changes };
}
