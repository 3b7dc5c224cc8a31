import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** The question one browser was asked. */
export interface Challenge {
  readonly id: string;
  readonly phone: string;
  readonly open: boolean;
  readonly expiresAt: string;
}

export async function addCode(
  db: Db,
  added: { id: string; phone: string; mac: Buffer; sealedMessage: Buffer; askedAt: Temporal.Instant; expiresAt: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into one_time_code (id, phone, code_mac, sealed_message, asked_at, expires_at)
    values (${added.id}, ${added.phone}, ${added.mac}, ${added.sealedMessage}, ${added.askedAt.toString()}, ${added.expiresAt.toString()})
  `.execute(db);
}

export async function findChallenge(db: Db, id: string, now: Temporal.Instant): Promise<Challenge | null> {
  const { rows } = await sql<Challenge>`
    select id, phone, used_at is null and expires_at > ${now.toString()} as open, expires_at as "expiresAt"
    from one_time_code where id = ${id}
  `.execute(db);
  return rows[0] ?? null;
}

/** Spends a code: of any number of people asking with the right one at once, exactly one is answered `true`. */
export async function useCode(db: Db, used: { id: string; mac: Buffer; now: Temporal.Instant }): Promise<boolean> {
  const { rows } = await sql`
    update one_time_code set used_at = ${used.now.toString()}, sealed_message = null
    where id = ${used.id} and code_mac = ${used.mac} and used_at is null and expires_at > ${used.now.toString()}
    returning id
  `.execute(db);
  return rows.length === 1;
}

/** The message still waiting to be sent; none once it was sent, used or too old to be of use. */
export async function findUnsentMessage(db: Db, id: string, now: Temporal.Instant): Promise<{ phone: string; sealed: Buffer } | null> {
  const { rows } = await sql<{ phone: string; sealed: Buffer }>`
    select phone, sealed_message as sealed from one_time_code
    where id = ${id} and sealed_message is not null and used_at is null and expires_at > ${now.toString()}
  `.execute(db);
  return rows[0] ?? null;
}

export async function wipeMessage(db: Db, id: string): Promise<void> {
  await sql`update one_time_code set sealed_message = null where id = ${id}`.execute(db);
}
