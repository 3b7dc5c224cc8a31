import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** How often an office asked for what the administration already had, for one reason. */
export interface AskedAnywayCount {
  readonly agencyId: string;
  readonly agencyName: string;
  readonly reason: string;
  readonly papers: number;
  readonly facts: number;
}

/** What offices asked for although it was in the applicant's locker, since a moment; who and why, never of whom. Most first. */
export async function askedAnyway(db: Db, asked: { readonly since: Temporal.Instant }): Promise<readonly AskedAnywayCount[]> {
  const { rows } = await sql<AskedAnywayCount>`
    select x.agency_id as "agencyId", a.name as "agencyName", x.reason, count(*) filter (where x.what = 'paper')::int as papers,
      count(*) filter (where x.what = 'fact')::int as facts
    from asked_anyway x
    join agency a on a.id = x.agency_id
    where x.at >= ${asked.since.toString()}
    group by x.agency_id, a.name, x.reason
    order by count(*) desc, a.name, x.reason`.execute(db);
  return rows;
}
