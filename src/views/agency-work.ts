import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { WorkAt } from '#modules/agency/server';
import { PLACES } from '#modules/dossier';

const FINISHED: readonly string[] = ['reception-refused', 'withdrawn', 'stopped', 'handed-over'];
const UNFINISHED = PLACES.filter((place) => !FINISHED.includes(place));

/** What still hangs on an agency: before it closes there must be nothing. (Four looks by four indexes; a dossier may be found by several.) */
export async function agencyWork(db: Db, agencyId: string): Promise<WorkAt> {
  const { rows } = await sql<WorkAt>`
    select
      (select count(*)::int from (
        select id from dossier where desk_id = ${agencyId} and place = any(${UNFINISHED}::text[])
        union
        select id from dossier where unit_id = ${agencyId} and place = any(${UNFINISHED}::text[])
        union
        select id from dossier where agency_id = ${agencyId} and place not in ('reception-refused', 'withdrawn', 'stopped', 'handed-over')
        union
        select id from dossier
        where consulted @> array[${agencyId}] and consulted <> '{}' and place not in ('reception-refused', 'withdrawn', 'stopped', 'handed-over')
      ) as unfinished) as dossiers,
      (select count(distinct officer_id)::int from officer_role where agency_id = ${agencyId}) as officers,
      (select count(*)::int from procedure_revision
        where state = 'published' and (handling::text like ${`%"${agencyId}"%`} or route::text like ${`%"${agencyId}"%`})) as procedures`.execute(
    db,
  );
  return rows[0]!;
}
