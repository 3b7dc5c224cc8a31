import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** That somebody other than its owner looked into a locker on a day: how often, and at how many papers. */
export interface LockerReading {
  readonly day: string;
  readonly name: string | null;
  readonly looks: number;
  readonly papers: number;
  readonly last: string;
}

/** Who looked into a locker in another's name, by reader and day, latest first. The ledger keeps each look. */
export async function lockerReadings(
  db: Db,
  asked: { readonly partyId: string; readonly limit: number },
): Promise<readonly LockerReading[]> {
  const { rows } = await sql<LockerReading>`
    select (l.at at time zone 'Asia/Ho_Chi_Minh')::date as day, p.full_name as name, count(*)::int as looks,
      count(distinct l.data ->> 'paper')::int as papers, max(l.at) as last
    from ledger_entry l
    left join person p on p.id = l.actor_id
    where l.subject_kind = 'locker' and l.subject_id = ${asked.partyId} and l.kind = 'personal-data-read'
    group by 1, l.actor_id, p.full_name
    order by max(l.at) desc
    limit ${asked.limit}`.execute(db);
  return rows;
}
