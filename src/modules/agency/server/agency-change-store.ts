import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { AgencyParts } from '../agency-change.ts';

/** A change of an agency: to come, carried out, or taken back. */
export interface AgencyChange extends Readonly<Record<keyof AgencyParts, string | null>> {
  readonly id: string;
  readonly agencyId: string;
  readonly effectiveOn: string;
  readonly askedAt: string;
  readonly askedBy: string | null;
  readonly appliedAt: string | null;
}

const COLUMNS = sql`
  id, agency_id as "agencyId", effective_on as "effectiveOn", name, session_plan_id as "sessionPlanId", address, phone,
  asked_at as "askedAt", asked_by as "askedBy", applied_at as "appliedAt"`;

export async function addChange(
  db: Db,
  added: {
    readonly id: string;
    readonly agencyId: string;
    readonly effectiveOn: string;
    readonly parts: Partial<AgencyParts>;
    readonly by: string;
    readonly now: Temporal.Instant;
  },
): Promise<void> {
  const { name = null, sessionPlanId = null, address = null, phone = null } = added.parts;
  await sql`
    insert into agency_change (id, agency_id, effective_on, name, session_plan_id, address, phone, asked_at, asked_by)
    values (${added.id}, ${added.agencyId}, ${added.effectiveOn}, ${name}, ${sessionPlanId}, ${address}, ${phone}, ${added.now.toString()},
      ${added.by})`.execute(db);
}

/** The changes whose day has come, oldest first, held until the caller's transaction ends. */
export async function changesDue(db: Db, today: string): Promise<readonly AgencyChange[]> {
  const { rows } = await sql<AgencyChange>`
    select ${COLUMNS} from agency_change
    where applied_at is null and withdrawn_at is null and effective_on <= ${today}
    order by effective_on, asked_at, id
    for update`.execute(db);
  return rows;
}

/** Writes a change into the agency, keeps what stood there, and marks it carried out. From then on the pack leaves the agency alone. */
export async function applyChange(db: Db, change: AgencyChange, now: Temporal.Instant): Promise<AgencyParts> {
  const { rows } = await sql<{ former: AgencyParts }>`
    with before as (
      select id, jsonb_build_object('name', name, 'sessionPlanId', session_plan_id, 'address', address, 'phone', phone) as former
      from agency where id = ${change.agencyId} for update
    ), written as (
      update agency set name = coalesce(${change.name}, name), session_plan_id = coalesce(${change.sessionPlanId}, session_plan_id),
        address = coalesce(${change.address}, address), phone = coalesce(${change.phone}, phone), kept_by_office = true
      where id = ${change.agencyId}
    )
    update agency_change set applied_at = ${now.toString()}, former = before.former
    from before
    where agency_change.id = ${change.id}
    returning before.former`.execute(db);
  const former = rows[0]?.former;
  if (!former) throw new Error(`No agency ${change.agencyId} to change`);
  return former;
}

/** Takes back what was to come; null when it was carried out or taken back before. */
export async function withdrawChange(
  db: Db,
  withdrawn: { readonly id: string; readonly agencyId: string; readonly now: Temporal.Instant },
): Promise<AgencyChange | null> {
  const { rows } = await sql<AgencyChange>`
    update agency_change set withdrawn_at = ${withdrawn.now.toString()}
    where id = ${withdrawn.id} and agency_id = ${withdrawn.agencyId} and applied_at is null and withdrawn_at is null
    returning ${COLUMNS}`.execute(db);
  return rows[0] ?? null;
}

/** What is to come of an agency, soonest first. */
export async function changesToCome(db: Db, agencyId: string): Promise<readonly AgencyChange[]> {
  const { rows } = await sql<AgencyChange>`
    select ${COLUMNS} from agency_change
    where agency_id = ${agencyId} and applied_at is null and withdrawn_at is null
    order by effective_on, asked_at, id`.execute(db);
  return rows;
}
