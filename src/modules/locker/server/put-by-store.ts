import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** How many papers a party put by, and how much room they take. */
export async function roomTaken(db: Db, partyId: string): Promise<{ readonly papers: number; readonly bytes: number }> {
  const { rows } = await sql<{ papers: number; bytes: number }>`
    select count(*)::int as papers, coalesce(sum(p.size), 0)::bigint as bytes
    from locker_put_by b
    join locker_paper p on p.id = b.paper_id
    where p.party_id = ${partyId}`.execute(db);
  return rows[0] ?? { papers: 0, bytes: 0 };
}

/** What was put by, never handed in, and not spoken of since a day; its owner hears of it once before it goes. */
export async function unusedSince(
  db: Db,
  { before, limit }: { readonly before: string; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id
    from locker_put_by b
    join locker_paper p on p.id = b.paper_id
    where b.at < ${before}::timestamptz and not exists (select from locker_origin g where g.paper_id = p.id)
      and not exists (select from locker_fetched f where f.paper_id = p.id)
    order by b.at
    limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Forgets a paper that was put by and never handed in, with its shares; false when it is none such any more. */
export async function forgetPutBy(db: Db, { paperId, partyId }: { readonly paperId: string; readonly partyId?: string }): Promise<boolean> {
  const held = await sql<{ id: string }>`
    select p.id from locker_paper p
    join locker_put_by b on b.paper_id = p.id
    where p.id = ${paperId} and (${partyId ?? null}::uuid is null or p.party_id = ${partyId ?? null}::uuid)
      and not exists (select from locker_origin g where g.paper_id = p.id)
      and not exists (select from locker_fetched f where f.paper_id = p.id)
    for update`.execute(db);
  if (held.rows.length === 0) return false;
  await sql`delete from locker_share where paper_id = ${paperId}`.execute(db);
  await sql`delete from locker_put_by where paper_id = ${paperId}`.execute(db);
  await sql`delete from locker_paper where id = ${paperId}`.execute(db);
  return true;
}
