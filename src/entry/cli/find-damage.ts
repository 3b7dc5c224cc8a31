import { join } from 'node:path';
import { forEachObject, objectFile, OBJECT_LIST, readMark, tableFile } from './backup-folder.ts';
import type { Manifest } from './backup-manifest.ts';

/** Reads the whole backup and names every file that is missing or not what was written. */
export async function findDamage(folder: string, manifest: Manifest): Promise<readonly string[]> {
  const files = [...manifest.tables.map((table) => ({ file: tableFile(table), sha256: table.sha256 }))];
  files.push({ file: OBJECT_LIST, sha256: manifest.objects.sha256 });
  const damage: string[] = [];
  for (const { file, sha256 } of files) damage.push(...(await damageOf(folder, { file, sha256 })));
  // A damaged list would name objects that never were.
  if (damage.some((line) => line.startsWith(OBJECT_LIST))) return damage;

  const objects: string[] = [];
  await forEachObject(folder, async ({ sha256 }) => {
    objects.push(...(await damageOf(folder, { file: objectFile(sha256), sha256 })));
  });
  return [...damage, ...objects.sort()];
}

async function damageOf(folder: string, written: { readonly file: string; readonly sha256: string }): Promise<string[]> {
  const mark = await readMark(join(folder, written.file));
  if (mark === null) return [`${written.file} is missing`];
  return mark.sha256 === written.sha256 ? [] : [`${written.file} is damaged: its bytes are not those that were written`];
}
