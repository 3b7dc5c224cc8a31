import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** How many officers who still work hold a role at each agency. */
export async function countOfficersAt(db: Db): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ agencyId: string; count: number }>`
    select r.agency_id as "agencyId", count(distinct r.officer_id)::int as count
    from officer_role r join officer o on o.id = r.officer_id
    where o.active
    group by r.agency_id`.execute(db);
  return new Map(rows.map(({ agencyId, count }) => [agencyId, count]));
}
