import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** What to call whoever wrote, by id: officers and people alike. */
export async function messageAuthors(db: Db, ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  if (ids.length === 0) return {};
  const { rows } = await sql<{ id: string; name: string }>`
    select id, full_name as name from officer where id = any(${[...ids]}::uuid[])
    union all
    select id, full_name from person where id = any(${[...ids]}::uuid[]) and full_name is not null`.execute(db);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
