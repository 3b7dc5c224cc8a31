import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { PaperTypes, type PaperType } from '../paper-type.ts';

/** Every paper type the province knows. */
export async function listPaperTypes(db: Db): Promise<readonly PaperType[]> {
  const { rows } = await sql<PaperType>`select type, name, gloss, note from paper_type order by type`.execute(db);
  return rows;
}

/** Records paper types; one that is known is reworded. None is ever removed: papers of it may exist. */
async function savePaperTypes(db: Db, types: readonly PaperType[]): Promise<void> {
  await sql`
    insert into paper_type (type, name, gloss, note)
    select type, name, gloss, note from jsonb_to_recordset(${JSON.stringify(types)}::jsonb)
      as given (type text, name text, gloss text, note text)
    on conflict (type) do update set name = excluded.name, gloss = excluded.gloss, note = excluded.note
    where (paper_type.name, paper_type.gloss, paper_type.note) is distinct from (excluded.name, excluded.gloss, excluded.note)`.execute(db);
}

/** Loads the paper types of a pack folder; answers all that are known then. */
export async function loadPaperTypes(db: Db, folder: string): Promise<readonly PaperType[]> {
  const path = join(folder, 'data', 'document-types.json');
  const read = PaperTypes.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!read.success) throw new Error(`The pack file ${path} cannot be read`, { cause: read.error });
  await savePaperTypes(db, read.data);
  return listPaperTypes(db);
}
