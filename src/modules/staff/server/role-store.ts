import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { RoleAtAgency } from '../officer-role.ts';

/** A role somebody holds, and the last day of it where one was named. */
export interface HeldRole extends RoleAtAgency {
  readonly grantedAt: string;
  readonly endsOn: string | null;
}

/** One line of the history of an officer's roles. */
export interface RoleFact extends RoleAtAgency {
  readonly change: 'granted' | 'ended';
  readonly at: string;
  readonly byName: string | null;
  readonly reason: string | null;
  readonly endsOn: string | null;
}

/** Who changes a role, when, and why where they said. */
interface Change extends RoleAtAgency {
  readonly officerId: string;
  readonly now: Temporal.Instant;
  readonly by?: string | null;
  readonly reason?: string | null;
}

/** Entrusts a role at an agency and notes it in the history; granting what is held already changes nothing. True: it is new. */
export async function grantRole(db: Db, granted: Change & { readonly endsOn?: string | null }): Promise<boolean> {
  const { officerId, role, agencyId, by = null, reason = null, endsOn = null } = granted;
  const at = granted.now.toString();
  const { rows } = await sql`
    with entrusted as (
      insert into officer_role (officer_id, role, agency_id, granted_at, ends_on)
      values (${officerId}, ${role}, ${agencyId}, ${at}, ${endsOn}::date)
      on conflict (officer_id, role, agency_id) do nothing
      returning officer_id, role, agency_id, granted_at, ends_on
    )
    insert into officer_role_fact (officer_id, role, agency_id, change, at, by_officer_id, reason, ends_on)
    select officer_id, role, agency_id, 'granted', granted_at, ${by}::uuid, ${reason}, ends_on from entrusted
    returning 1`.execute(db);
  return rows.length === 1;
}

/** Takes a role back and notes it in the history. False: they did not hold it. */
export async function endRole(db: Db, ended: Change): Promise<boolean> {
  const { officerId, role, agencyId, by = null, reason = null } = ended;
  const { rows } = await sql`
    with gone as (
      delete from officer_role where officer_id = ${officerId} and role = ${role} and agency_id = ${agencyId}
      returning officer_id, role, agency_id, ends_on
    )
    insert into officer_role_fact (officer_id, role, agency_id, change, at, by_officer_id, reason, ends_on)
    select officer_id, role, agency_id, 'ended', ${ended.now.toString()}::timestamptz, ${by}::uuid, ${reason}, ends_on from gone
    returning 1`.execute(db);
  return rows.length === 1;
}

/** Ends the roles whose last day is over; the job of every night. Answers how many. */
export async function endRolesOver(db: Db, { today, now }: { readonly today: string; readonly now: Temporal.Instant }): Promise<number> {
  const { rows } = await sql`
    with gone as (
      delete from officer_role where ends_on < ${today}::date
      returning officer_id, role, agency_id, ends_on
    )
    insert into officer_role_fact (officer_id, role, agency_id, change, at, ends_on)
    select officer_id, role, agency_id, 'ended', ${now.toString()}::timestamptz, ends_on from gone
    returning 1`.execute(db);
  return rows.length;
}

/** The roles somebody holds now. */
export async function heldRoles(db: Db, officerId: string): Promise<readonly HeldRole[]> {
  const { rows } = await sql<HeldRole>`
    select role, agency_id as "agencyId", granted_at as "grantedAt", ends_on as "endsOn"
    from officer_role where officer_id = ${officerId} order by agency_id, role`.execute(db);
  return rows;
}

/** Every change of somebody's roles, newest first. */
export async function roleHistory(db: Db, officerId: string): Promise<readonly RoleFact[]> {
  const { rows } = await sql<RoleFact>`
    select fact.role, fact.agency_id as "agencyId", fact.change, fact.at, author.full_name as "byName", fact.reason, fact.ends_on as "endsOn"
    from officer_role_fact fact
    left join officer author on author.id = fact.by_officer_id
    where fact.officer_id = ${officerId}
    order by fact.id desc
    limit 200`.execute(db);
  return rows;
}
