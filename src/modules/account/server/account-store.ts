import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';

export interface CitizenAccount {
  readonly id: string;
  readonly personId: string;
  readonly closed: boolean;
}

export interface OfficerAccount {
  readonly id: string;
  readonly officerId: string;
  readonly passwordHash: string;
  readonly totpSecret: Buffer;
  /** Until when a password somebody else made up may be exchanged for one of their own; null: it is their own. */
  readonly firstPasswordUntil: string | null;
  readonly closed: boolean;
}

export async function findCitizenAccount(db: Db, phone: string): Promise<CitizenAccount | null> {
  const { rows } = await sql<CitizenAccount>`
    select id, person_id as "personId", closed_at is not null as closed from account where phone = ${phone}
  `.execute(db);
  return rows[0] ?? null;
}

/** Waits for whoever is making the account of this phone right now, until the caller's transaction ends. */
export async function lockPhone(trx: Db, phone: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('account ' || ${phone}::text, 0))`.execute(trx);
}

export async function addCitizenAccount(
  db: Db,
  added: { personId: string; phone: string; now: Temporal.Instant },
): Promise<CitizenAccount> {
  const id = newId();
  await sql`
    insert into account (id, kind, person_id, phone, created_at)
    values (${id}, 'citizen', ${added.personId}, ${added.phone}, ${added.now.toString()})
  `.execute(db);
  return { id, personId: added.personId, closed: false };
}

/**
 * Ties an account to the person a counter met, in place of the empty one it began with. Nothing happens when that person has an account,
 * or when the other one has begun or filed anything, or acts for anybody: their business is not left behind.
 */
export async function tieAccount(db: Db, tied: { accountId: string; from: string; to: string }): Promise<boolean> {
  const { rows } = await sql`
    update account set person_id = ${tied.to}
    where id = ${tied.accountId} and person_id = ${tied.from} and closed_at is null
      and not exists (select 1 from account other where other.person_id = ${tied.to})
      and not exists (select 1 from draft where person_id = ${tied.from})
      and not exists (select 1 from dossier where applicant_id = ${tied.from})
      and not exists (select 1 from mandate where principal_id = ${tied.from} or delegate_id = ${tied.from})
    returning id
  `.execute(db);
  return rows.length === 1;
}

/** The account behind a login. An officer who is no longer active has a closed one. */
export async function findOfficerAccount(db: Db, login: string): Promise<OfficerAccount | null> {
  const { rows } = await sql<OfficerAccount>`
    select account.id, officer_id as "officerId", password_hash as "passwordHash", totp_secret as "totpSecret",
      first_password_until as "firstPasswordUntil", closed_at is not null or not officer.active as closed
    from account join officer on officer.id = officer_id
    where login = ${login}
  `.execute(db);
  return rows[0] ?? null;
}

/** The same, by the account's own id. */
export async function getOfficerAccount(db: Db, id: string): Promise<OfficerAccount> {
  const { rows } = await sql<OfficerAccount>`
    select account.id, officer_id as "officerId", password_hash as "passwordHash", totp_secret as "totpSecret",
      first_password_until as "firstPasswordUntil", closed_at is not null or not officer.active as closed
    from account join officer on officer.id = officer_id
    where account.id = ${id}
  `.execute(db);
  if (!rows[0]) throw new Error('No officer account with this id');
  return rows[0];
}

/** Enters the account, or answers `null` when the login is taken. */
export async function addOfficerAccount(
  db: Db,
  added: { id: string; officerId: string; login: string; passwordHash: string; totpSecret: Buffer; now: Temporal.Instant },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into account (id, kind, officer_id, login, password_hash, totp_secret, created_at)
    values (${added.id}, 'officer', ${added.officerId}, ${added.login}, ${added.passwordHash}, ${added.totpSecret}, ${added.now.toString()})
    on conflict (login) do nothing
    returning id
  `.execute(db);
  return rows[0]?.id ?? null;
}

/** Marks a time step as used; `false` when it or a later one was used before. The one place a code can be spent. */
export async function useTotpStep(db: Db, used: { accountId: string; step: number }): Promise<boolean> {
  const { rows } = await sql`
    update account set totp_last_step = ${used.step} where id = ${used.accountId} and totp_last_step < ${used.step} returning id
  `.execute(db);
  return rows.length === 1;
}

/** The account of a citizen's phone or an officer's login, for the command line. */
export async function findOpenAccount(db: Db, phoneOrLogin: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select account.id from account left join officer on officer.id = officer_id
    where (account.phone = ${phoneOrLogin} or login = ${phoneOrLogin}) and closed_at is null and (officer.id is null or officer.active)
  `.execute(db);
  return rows[0]?.id ?? null;
}
