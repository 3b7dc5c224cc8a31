import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#kernel/database';
import type { RoleAtAgency } from '../officer-role.ts';
import type { Substitution } from '../substitution.ts';

const COLUMNS = sql`
  s.id, s.officer_id as "officerId", away.full_name as "officerName", s.role, s.agency_id as "agencyId",
  s.substitute_id as "substituteId", there.full_name as "substituteName", s.from_on as "fromOn", s.until_on as "untilOn", s.reason,
  s.named_by as "namedBy", s.named_at as "namedAt", s.ended_at as "endedAt"`;

/** Holds a seat until the transaction ends, so that two cannot be put on it at once; false when nobody active holds it. */
export async function holdSeat(db: Db, seat: RoleAtAgency & { readonly officerId: string }): Promise<boolean> {
  const { rows } = await sql`
    select 1 from officer_role r join officer o on o.id = r.officer_id
    where r.officer_id = ${seat.officerId} and r.role = ${seat.role} and r.agency_id = ${seat.agencyId} and o.active
    for update of r`.execute(db);
  return rows.length === 1;
}

/** A substitution of the same seat that shares a day with these; null when there is none. */
export async function findOverlapping(
  db: Db,
  asked: RoleAtAgency & { readonly officerId: string; readonly fromOn: string; readonly untilOn: string },
): Promise<Substitution | null> {
  const { officerId, role, agencyId, fromOn, untilOn } = asked;
  const [found] = await findWhere(
    db,
    sql`s.officer_id = ${officerId} and s.role = ${role} and s.agency_id = ${agencyId} and s.ended_at is null
      and s.from_on <= ${untilOn}::date and s.until_on >= ${fromOn}::date`,
  );
  return found ?? null;
}

export async function insertSubstitution(db: Db, named: Omit<Substitution, 'officerName' | 'substituteName' | 'endedAt'>): Promise<void> {
  await sql`
    insert into substitution (id, officer_id, role, agency_id, substitute_id, from_on, until_on, reason, named_by, named_at)
    values (${named.id}, ${named.officerId}, ${named.role}, ${named.agencyId}, ${named.substituteId}, ${named.fromOn}::date,
      ${named.untilOn}::date, ${named.reason}, ${named.namedBy}::uuid, ${named.namedAt}::timestamptz)`.execute(db);
}

/** Ends a substitution before its time; false when it is over already. */
export async function closeSubstitution(
  db: Db,
  closed: { readonly id: string; readonly by: string | null; readonly now: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update substitution set ended_at = ${closed.now.toString()}::timestamptz, ended_by = ${closed.by}::uuid
    where id = ${closed.id} and ended_at is null
    returning id`.execute(db);
  return rows.length === 1;
}

export async function findSubstitution(db: Db, id: string): Promise<Substitution | null> {
  const [found] = await findWhere(db, sql`s.id = ${id}`);
  return found ?? null;
}

/** What an officer gave away and took over, the latest first. */
export async function substitutionsOfOfficer(db: Db, officerId: string): Promise<readonly Substitution[]> {
  return findWhere(db, sql`s.officer_id = ${officerId} or s.substitute_id = ${officerId}`);
}

/** The substitutions at some agencies, the latest first. */
export async function substitutionsAt(db: Db, agencyIds: readonly string[]): Promise<readonly Substitution[]> {
  return findWhere(db, sql`s.agency_id = any(${agencyIds}::text[])`);
}

/** An officer who could sit on a seat. */
export interface Candidate extends RoleAtAgency {
  readonly officerId: string;
  readonly name: string;
}

/** Officers who work at some agencies, with one of their roles each, by name. */
export async function officersAt(
  db: Db,
  asked: { readonly agencyIds: readonly string[]; readonly roles: readonly string[] },
): Promise<readonly Candidate[]> {
  const { rows } = await sql<Candidate>`
    select distinct on (o.full_name, o.id) o.id as "officerId", o.full_name as name, r.role, r.agency_id as "agencyId"
    from officer_role r
    join officer o on o.id = r.officer_id
    where r.agency_id = any(${asked.agencyIds}::text[]) and r.role = any(${asked.roles}::text[]) and o.active
    order by o.full_name, o.id, r.agency_id desc`.execute(db);
  return rows;
}

/** The most anybody reads on one page; older ones are history. */
const MOST_SHOWN = 300;

async function findWhere(db: Db, condition: RawBuilder<unknown>): Promise<readonly Substitution[]> {
  const { rows } = await sql<Substitution>`
    select ${COLUMNS}
    from substitution s
    join officer away on away.id = s.officer_id
    join officer there on there.id = s.substitute_id
    where ${condition}
    order by s.until_on desc, s.id desc
    limit ${MOST_SHOWN}`.execute(db);
  return rows;
}
