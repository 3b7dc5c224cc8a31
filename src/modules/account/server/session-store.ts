import { sql } from 'kysely';
import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import { REFERENCE_MARKS, type ReferenceMarks } from '#kernel/reference';
import type { ActingFor } from '#modules/citizen';
import type { RoleAtAgency, StandIn } from '#modules/staff';
import { SESSION_SPAN, SLIDE_EVERY } from '../session-span.ts';
import { hashOfToken, newToken } from './tokens.ts';

/** A new session and the secret that opens it: the only time the secret is seen. */
export interface OpenedSession {
  readonly token: string;
  readonly endsAt: string;
}

export interface SessionRow {
  readonly kind: 'browser' | 'token';
  readonly accountId: string;
  readonly personId: string | null;
  readonly officerId: string | null;
  readonly name: string | null;
  readonly roles: readonly RoleAtAgency[];
  readonly standIns: readonly StandIn[];
  readonly expiresAt: string;
  readonly reauthenticatedAt: string | null;
  readonly lang: string | null;
  readonly textSize: string | null;
  readonly contrast: string | null;
  /** The principal this session may act for at this moment. */
  readonly actingFor: ActingFor | null;
  readonly actingSince: string | null;
  /** The mandate it was told to act by, in force or not. */
  readonly actingMandateId: string | null;
  /** Whom that mandate is about. */
  readonly actingName: string | null;
  /** Of the reference data, which nearly every request looks at next. */
  readonly marks: ReferenceMarks;
}

/** Opens a session; the one it replaces (a sign-in on top of another) ends in the same statement. */
export async function openSession(
  db: Db,
  opened: { accountId: string; as: keyof typeof SESSION_SPAN; replaces?: string | null; now: Temporal.Instant },
): Promise<OpenedSession> {
  const token = newToken();
  const span = SESSION_SPAN[opened.as];
  const endsAt = opened.now.add({ seconds: span.whole }).toString();
  await sql`
    with replaced as (delete from session where token_hash = ${hashOfToken(opened.replaces ?? '')})
    insert into session (token_hash, account_id, kind, created_at, expires_at, ends_at, idle_seconds)
    values (${hashOfToken(token)}, ${opened.accountId}, ${opened.as === 'token' ? 'token' : 'browser'}, ${opened.now.toString()},
      ${opened.now.add({ seconds: span.idle }).toString()}, ${endsAt}, ${span.idle})
  `.execute(db);
  return { token, endsAt };
}

/**
 * Who holds this token right now, with roles, in one query: it runs before every page.
 *
 * People's and officers' names are joined here rather than in a view because of that. The expiry slides in the same statement,
 * at most every few minutes. A closed account or an officer no longer active opens nothing, at once; a mandate that was revoked or is
 * over lets nobody act, from this very moment. A browser acts by the mandate its session keeps, a token by the one it names.
 * A seat held for another is held on the days that were said, and only while the other still has it.
 */
export async function findSession(
  db: Db,
  asked: { readonly token: string; readonly mandateId?: string | null },
  now: Temporal.Instant,
): Promise<SessionRow | null> {
  const hash = hashOfToken(asked.token);
  if (!hash) return null;
  const at = now.toString();
  const today = inVietnam(now).toPlainDate().toString();
  const { rows } = await sql<SessionRow>`
    with slid as (
      update session set expires_at = least(ends_at, ${at}::timestamptz + make_interval(secs => idle_seconds))
      where token_hash = ${hash} and expires_at > ${at} and expires_at < ends_at
        and expires_at < ${at}::timestamptz + make_interval(secs => idle_seconds - ${SLIDE_EVERY})
    )
    select session.kind, account.id as "accountId", account.person_id as "personId", account.officer_id as "officerId",
      coalesce(person.full_name, officer.full_name) as name,
      coalesce((
        select jsonb_agg(jsonb_build_object('role', role, 'agencyId', agency_id) order by agency_id, role)
        from officer_role where officer_role.officer_id = account.officer_id
      ), '[]') as roles,
      coalesce((
        select jsonb_agg(jsonb_build_object('officerId', away.id, 'name', away.full_name, 'role', seat.role, 'agencyId', seat.agency_id,
          'until', substitution.until_on) order by seat.agency_id, seat.role, away.full_name)
        from substitution
        join officer away on away.id = substitution.officer_id and away.active
        join officer_role seat on seat.officer_id = away.id and seat.role = substitution.role and seat.agency_id = substitution.agency_id
        where substitution.substitute_id = account.officer_id and substitution.ended_at is null
          and substitution.from_on <= ${today}::date and substitution.until_on >= ${today}::date
      ), '[]') as "standIns",
      session.expires_at as "expiresAt", session.reauthenticated_at as "reauthenticatedAt",
      account.lang, account.text_size as "textSize", account.contrast,
      mandate.id as "actingMandateId", session.acting_since as "actingSince", coalesce(principal.full_name, organisation.name, '') as "actingName",
      case when mandate.state = 'in-force' and mandate.from_on <= ${today} and (mandate.until_on is null or mandate.until_on >= ${today})
        then jsonb_build_object('kind', party.kind, 'id', party.id, 'name', coalesce(principal.full_name, organisation.name, ''),
          'mandateId', mandate.id, 'as', mandate.kind, 'procedures', mandate.procedures, 'until', mandate.until_on)
      end as "actingFor",
      ${REFERENCE_MARKS} as marks
    from session
    join account on account.id = session.account_id
    left join person on person.id = account.person_id
    left join officer on officer.id = account.officer_id
    left join mandate on mandate.delegate_id = account.person_id
      and mandate.id = case session.kind when 'token' then ${asked.mandateId ?? null}::uuid else session.acting_mandate_id end
    left join party on party.id = mandate.principal_id
    left join person principal on principal.id = party.id
    left join organisation on organisation.id = party.id
    where session.token_hash = ${hash} and session.expires_at > ${at} and account.closed_at is null
      and (officer.id is null or officer.active)
  `.execute(db);
  return rows[0] ?? null;
}

export async function closeSession(db: Db, token: string): Promise<void> {
  const hash = hashOfToken(token);
  if (hash) await sql`delete from session where token_hash = ${hash}`.execute(db);
}

/** Ends every session of an account but one: "sign out everywhere else". */
export async function closeOtherSessions(db: Db, closed: { accountId: string; keep: string }): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from session where account_id = ${closed.accountId} and kind = 'browser' and token_hash <> ${hashOfToken(closed.keep)}
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Lets a browser act by a mandate from now on, or for its owner alone again. */
export async function setActing(db: Db, set: { token: string; mandateId: string | null; now: Temporal.Instant }): Promise<void> {
  await sql`
    update session set acting_mandate_id = ${set.mandateId}, acting_since = ${set.mandateId === null ? null : set.now.toString()}
    where token_hash = ${hashOfToken(set.token)} and kind = 'browser'
  `.execute(db);
}

/** Forgets a mandate that is over; another one chosen meanwhile stays. */
export async function clearActing(db: Db, cleared: { token: string; mandateId: string }): Promise<void> {
  await sql`
    update session set acting_mandate_id = null, acting_since = null
    where token_hash = ${hashOfToken(cleared.token)} and acting_mandate_id = ${cleared.mandateId}
  `.execute(db);
}

export async function markReauthenticated(db: Db, marked: { token: string; now: Temporal.Instant }): Promise<void> {
  await sql`
    update session set reauthenticated_at = ${marked.now.toString()} where token_hash = ${hashOfToken(marked.token)}
  `.execute(db);
}
