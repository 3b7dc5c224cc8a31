import { sql } from 'kysely';
import type { Side } from '#modules/conversation';
import type { Db } from '#kernel/database';

/** How many messages of one side wait to be read, by dossier; those with none are absent. */
export async function messagesUnseen(
  db: Db,
  asked: { readonly dossierIds: readonly string[]; readonly side: Side },
): Promise<ReadonlyMap<string, number>> {
  if (asked.dossierIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; count: number }>`
    select dossier_id as id, count(*)::int as count
    from dossier_message
    where dossier_id = any(${[...asked.dossierIds]}::uuid[]) and side = ${asked.side} and read_at is null and text is not null
    group by dossier_id`.execute(db);
  return new Map(rows.map(({ id, count }) => [id, count]));
}
