import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** Whose Zalo somebody's is. */
export interface LinkedAccount {
  readonly accountId: string;
  readonly personId: string;
}

/** The account a Zalo is linked with; none when that account was closed, or has another phone than the one that was proved then. */
export async function findLinked(db: Db, userId: string): Promise<LinkedAccount | null> {
  const { rows } = await sql<LinkedAccount>`
    select account.id as "accountId", account.person_id as "personId"
    from zalo_link link join account on account.id = link.account_id
    where link.user_id = ${userId} and account.closed_at is null and account.phone = link.phone and account.person_id is not null`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** The Zalo of a person, on the same terms. */
export async function zaloUserOf(db: Db, personId: string): Promise<string | null> {
  const { rows } = await sql<{ userId: string }>`
    select link.user_id as "userId"
    from zalo_link link join account on account.id = link.account_id
    where account.person_id = ${personId} and account.closed_at is null and account.phone = link.phone`.execute(db);
  return rows[0]?.userId ?? null;
}

/** Since when an account is linked; null: it is not. */
export async function linkedSince(db: Db, accountId: string): Promise<string | null> {
  const { rows } = await sql<{ at: string }>`
    select link.linked_at as at from zalo_link link join account on account.id = link.account_id
    where link.account_id = ${accountId} and account.phone = link.phone`.execute(db);
  return rows[0]?.at ?? null;
}

/**
 * Links an account with a Zalo, in the place of what it was linked with before. `false` when that Zalo is another account's; a link that
 * holds no more stands in nobody's way.
 */
export async function keepLink(
  db: Db,
  kept: { readonly accountId: string; readonly userId: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  await sql`
    delete from zalo_link link using account
    where account.id = link.account_id and link.user_id = ${kept.userId}
      and (account.closed_at is not null or account.phone is distinct from link.phone)`.execute(db);
  const { rows } = await sql`
    insert into zalo_link (account_id, user_id, phone, linked_at)
    select id, ${kept.userId}, phone, ${kept.now.toString()} from account
    where id = ${kept.accountId} and closed_at is null and phone is not null
      and not exists (select from zalo_link other where other.user_id = ${kept.userId} and other.account_id <> account.id)
    on conflict (account_id) do update set user_id = excluded.user_id, phone = excluded.phone, linked_at = excluded.linked_at
    returning account_id`.execute(db);
  return rows.length === 1;
}

/** Ends a link, from the account or from the chat. Answers whether there was one. */
export async function dropLink(db: Db, by: { readonly accountId: string } | { readonly userId: string }): Promise<boolean> {
  const which = 'accountId' in by ? sql`account_id = ${by.accountId}` : sql`user_id = ${by.userId}`;
  const { rows } = await sql`delete from zalo_link where ${which} returning account_id`.execute(db);
  return rows.length > 0;
}

/** Keeps what an account page shows to be typed in the chat; the one before holds no more. */
export async function keepLinkToken(
  db: Db,
  kept: { readonly hash: Buffer; readonly accountId: string; readonly expiresAt: Temporal.Instant },
): Promise<void> {
  await sql`
    with earlier as (delete from zalo_link_token where account_id = ${kept.accountId})
    insert into zalo_link_token (token_hash, account_id, expires_at) values (${kept.hash}, ${kept.accountId}, ${kept.expiresAt.toString()})`.execute(
    db,
  );
}

/** Spends a token: of any number of people typing it at once, one gets the account. */
export async function spendLinkToken(db: Db, hash: Buffer, now: Temporal.Instant): Promise<string | null> {
  const { rows } = await sql<{ accountId: string; holds: boolean }>`
    delete from zalo_link_token where token_hash = ${hash}
    returning account_id as "accountId", expires_at > ${now.toString()} as holds`.execute(db);
  return rows[0]?.holds ? rows[0].accountId : null;
}

/** Keeps the code that was sent to a phone somebody shared; whose phone it is, if anybody's, only this row knows. */
export async function keepLinkCode(
  db: Db,
  kept: { readonly userId: string; readonly phone: string; readonly mac: Buffer; readonly expiresAt: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    insert into zalo_link_code (user_id, account_id, code_mac, expires_at)
    values (${kept.userId}, (select id from account where phone = ${kept.phone} and kind = 'citizen' and closed_at is null), ${kept.mac}, ${kept.expiresAt.toString()})
    on conflict (user_id) do update
      set account_id = excluded.account_id, code_mac = excluded.code_mac, expires_at = excluded.expires_at, tries = 0
    returning account_id is not null as known`.execute(db);
  return rows[0]?.known ?? false;
}

/** One try at the code of somebody: right, wrong, or there is none to try any more. */
export async function tryLinkCode(
  db: Db,
  tried: { readonly userId: string; readonly mac: Buffer; readonly most: number; readonly now: Temporal.Instant },
): Promise<{ readonly accountId: string | null; readonly right: boolean } | null> {
  const { rows } = await sql<{ accountId: string | null; right: boolean }>`
    update zalo_link_code set tries = tries + 1
    where user_id = ${tried.userId} and expires_at > ${tried.now.toString()} and tries < ${tried.most}
    returning account_id as "accountId", code_mac = ${tried.mac} as right`.execute(db);
  return rows[0] ?? null;
}

export async function dropLinkCode(db: Db, userId: string): Promise<void> {
  await sql`delete from zalo_link_code where user_id = ${userId}`.execute(db);
}

/** Whether a code is awaited from somebody. */
export async function awaitsLinkCode(db: Db, userId: string, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`select from zalo_link_code where user_id = ${userId} and expires_at > ${now.toString()}`.execute(db);
  return rows.length > 0;
}
