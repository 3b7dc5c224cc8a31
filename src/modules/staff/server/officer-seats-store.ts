import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { RoleAtAgency } from '../officer-role.ts';
import type { StandIn } from '../substitution.ts';

/** The seats an officer may sit on: their own and those they hold for others. */
export interface OfficerSeats {
  readonly roles: readonly RoleAtAgency[];
  readonly standIns: readonly StandIn[];
}

/** What an officer holds on a day (`YYYY-MM-DD`), for work done in their name while they are not there; null for one who no longer works. */
export async function findOfficerSeats(
  db: Db,
  asked: { readonly officerId: string; readonly today: string },
): Promise<OfficerSeats | null> {
  const { rows } = await sql<OfficerSeats>`
    select
      coalesce((
        select jsonb_agg(jsonb_build_object('role', role, 'agencyId', agency_id) order by agency_id, role)
        from officer_role where officer_role.officer_id = officer.id
      ), '[]') as roles,
      coalesce((
        select jsonb_agg(jsonb_build_object('officerId', away.id, 'name', away.full_name, 'role', seat.role, 'agencyId', seat.agency_id,
          'until', substitution.until_on) order by seat.agency_id, seat.role, away.full_name)
        from substitution
        join officer away on away.id = substitution.officer_id and away.active
        join officer_role seat on seat.officer_id = away.id and seat.role = substitution.role and seat.agency_id = substitution.agency_id
        where substitution.substitute_id = officer.id and substitution.ended_at is null
          and substitution.from_on <= ${asked.today}::date and substitution.until_on >= ${asked.today}::date
      ), '[]') as "standIns"
    from officer
    where id = ${asked.officerId} and active`.execute(db);
  return rows[0] ?? null;
}
