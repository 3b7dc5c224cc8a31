import { sql } from 'kysely';
import { readAgencies } from '#modules/agency/server';
import type { Db } from '#kernel/database';

/** A specialist to whom a dossier may be given, and how much is on their table already. */
export interface AssignableOfficer {
  readonly officerId: string;
  readonly unitId: string;
  readonly name: string;
  readonly unitName: string;
  readonly openDossiers: number;
}

/** The specialists of an agency and of all below it, by unit and name. The caller has opened the dossier: permission was asked there. */
export async function assignableOfficers(db: Db, agencyId: string): Promise<readonly AssignableOfficer[]> {
  const agencies = await readAgencies(db);
  const units = agencies.below(agencyId).map(({ id }) => id);
  const { rows } = await sql<Omit<AssignableOfficer, 'unitName'>>`
    select o.id as "officerId", r.agency_id as "unitId", o.full_name as name,
      (select count(*) from dossier d where d.assignee_id = o.id and d.ended_at is null) as "openDossiers"
    from officer_role r
    join officer o on o.id = r.officer_id
    where r.role = 'specialist' and r.agency_id = any(${units}::text[]) and o.active
    order by r.agency_id, o.full_name, o.id`.execute(db);
  return rows.map((row) => ({ ...row, unitName: agencies.find(row.unitId)?.name ?? row.unitId }));
}
