import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { hashOfToken } from './tokens.ts';

/** The account of an officer, as its administrators see it. */
export interface AccountOfOfficer {
  readonly accountId: string;
  readonly login: string;
  /** Until when the password somebody made up lets them choose their own; null: they did. */
  readonly firstPasswordUntil: string | null;
}

export async function findAccountOfOfficer(db: Db, officerId: string): Promise<AccountOfOfficer | null> {
  const { rows } = await sql<AccountOfOfficer>`
    select id as "accountId", login, first_password_until as "firstPasswordUntil" from account where officer_id = ${officerId}`.execute(db);
  return rows[0] ?? null;
}

/** Puts a password somebody else made up in place of whatever there was; it counts until the moment given. */
export async function setFirstPassword(
  db: Db,
  set: { readonly accountId: string; readonly passwordHash: string; readonly until: Temporal.Instant },
): Promise<void> {
  await sql`
    update account set password_hash = ${set.passwordHash}, first_password_until = ${set.until.toString()} where id = ${set.accountId}`.execute(
    db,
  );
}

/** Puts an officer's own password in place of the first one; false when that was done before. */
export async function setOwnPassword(
  db: Db,
  set: { readonly accountId: string; readonly passwordHash: string; readonly former: string },
): Promise<boolean> {
  const { rows } = await sql`
    update account set password_hash = ${set.passwordHash}, first_password_until = null
    where id = ${set.accountId} and first_password_until is not null and password_hash = ${set.former}
    returning 1`.execute(db);
  return rows.length === 1;
}

/** Puts another password in place of the one somebody just proved; false when it is not that one any more. */
export async function replacePassword(
  db: Db,
  set: { readonly accountId: string; readonly passwordHash: string; readonly former: string },
): Promise<boolean> {
  const { rows } = await sql`
    update account set password_hash = ${set.passwordHash} where id = ${set.accountId} and password_hash = ${set.former} returning 1`.execute(
    db,
  );
  return rows.length === 1;
}

/** Gives the account another authenticator; codes of the former one are worthless at once. */
export async function setTotpSecret(db: Db, set: { readonly accountId: string; readonly totpSecret: Buffer }): Promise<void> {
  await sql`update account set totp_secret = ${set.totpSecret}, totp_last_step = 0 where id = ${set.accountId}`.execute(db);
}

/** Ends every session of an account, browsers and scripts alike. Answers how many. */
export async function closeAllSessions(db: Db, accountId: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from session where account_id = ${accountId}`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Ends every other session of an account, browsers and scripts alike. Answers how many. */
export async function closeSessionsBut(db: Db, closed: { readonly accountId: string; readonly keep: string }): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from session where account_id = ${closed.accountId} and token_hash is distinct from ${hashOfToken(closed.keep)}`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** One at a time takes an administrator away, until the caller's transaction ends: two at once could take each other. */
export async function holdAdministrators(trx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('administrators', 0))`.execute(trx);
}

/** How many others can sign in right now and administer from one of these agencies. */
export async function countAdministratorsBesides(
  db: Db,
  asked: { readonly officerId: string; readonly agencyIds: readonly string[] },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct officer.id)::int as count
    from officer_role
    join officer on officer.id = officer_role.officer_id
    join account on account.officer_id = officer.id
    where role = 'administrator' and agency_id = any(${asked.agencyIds}::text[]) and officer.active
      and account.closed_at is null and account.first_password_until is null and officer.id <> ${asked.officerId}`.execute(db);
  return rows[0]?.count ?? 0;
}
