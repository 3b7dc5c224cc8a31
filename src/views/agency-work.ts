import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { WorkAt } from '#modules/agency/server';

/** What still hangs on an agency: before it closes there must be nothing. */
export async function agencyWork(db: Db, agencyId: string): Promise<WorkAt> {
  const { rows } = await sql<WorkAt>`
    select
      (select count(*)::int from dossier
        where place not in ('reception-refused', 'withdrawn', 'stopped', 'handed-over')
          and (desk_id = ${agencyId} or agency_id = ${agencyId} or unit_id = ${agencyId} or ${agencyId} = any(consulted))) as dossiers,
      (select count(distinct officer_id)::int from officer_role where agency_id = ${agencyId}) as officers,
      (select count(*)::int from procedure_revision
        where state = 'published' and (handling::text like ${`%"${agencyId}"%`} or route::text like ${`%"${agencyId}"%`})) as procedures`.execute(
    db,
  );
  return rows[0]!;
}
