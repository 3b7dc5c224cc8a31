import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** The numbers people know some dossiers by, by id; what is no dossier yet is absent. */
export async function dossierNumbers(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; number: string }>`
    select id, coalesce(code, reference) as number from dossier where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, number }) => [id, number]));
}
