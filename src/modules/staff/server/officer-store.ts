import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import type { RoleAtAgency } from '../officer-role.ts';

/** An officer as lists and timelines name them. */
export interface OfficerBrief {
  readonly id: string;
  readonly fullName: string;
}

export interface Officer extends OfficerBrief {
  readonly phone: string | null;
  readonly email: string | null;
  readonly active: boolean;
  readonly roles: readonly RoleAtAgency[];
}

/** Enters a new officer, without roles yet. */
export async function addOfficer(
  db: Db,
  officer: { fullName: string; phone?: string | null; email?: string | null; now: Temporal.Instant },
): Promise<string> {
  const id = newId();
  await sql`
    insert into officer (id, full_name, phone, email, created_at)
    values (${id}, ${officer.fullName}, ${officer.phone ?? null}, ${officer.email ?? null}, ${officer.now.toString()})
  `.execute(db);
  return id;
}

export async function findOfficer(db: Db, id: string): Promise<Officer | null> {
  const { rows } = await sql<Officer>`
    select officer.id, full_name as "fullName", phone, email, active,
      coalesce(jsonb_agg(jsonb_build_object('role', role, 'agencyId', agency_id) order by agency_id, role)
        filter (where role is not null), '[]') as roles
    from officer
    left join officer_role on officer_id = officer.id
    where officer.id = ${id}
    group by officer.id
  `.execute(db);
  return rows[0] ?? null;
}

/** Lets an officer work or no longer; false when they already were. Whoever looks at the row next waits until the caller's transaction ends. */
export async function setActive(db: Db, set: { readonly officerId: string; readonly active: boolean }): Promise<boolean> {
  const { rows } = await sql`
    update officer set active = ${set.active} where id = ${set.officerId} and active <> ${set.active} returning 1`.execute(db);
  return rows.length === 1;
}
