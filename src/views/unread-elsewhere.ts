import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** How much somebody has not read yet about those they may act for today; nothing of what it is about. */
export async function unreadElsewhere(db: Db, asked: { readonly personId: string; readonly today: string }): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::int as unread
    from notice n
    where n.person_id = ${asked.personId} and n.channel = 'inbox' and n.read_at is null and n.principal_id <> n.person_id
      and exists (
        select from mandate m
        where m.delegate_id = n.person_id and m.principal_id = n.principal_id and m.state = 'in-force'
          and m.from_on <= ${asked.today} and (m.until_on is null or m.until_on >= ${asked.today}))`.execute(db);
  return rows[0]?.unread ?? 0;
}
