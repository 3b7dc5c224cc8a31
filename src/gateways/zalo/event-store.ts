import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** A call as it is kept; the words in it are sealed. */
export interface EventRow {
  readonly key: string;
  readonly sealed: Buffer;
}

/** Keeps a call once, however often it comes. Answers whether it is new. */
export async function keepEvent(
  db: Db,
  kept: { readonly key: string; readonly userId: string; readonly at: string; readonly sealed: Buffer; readonly now: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    insert into zalo_event (key, user_id, at, sealed, received_at)
    values (${kept.key}, ${kept.userId}, ${kept.at}, ${kept.sealed}, ${kept.now.toString()})
    on conflict (key) do nothing
    returning key`.execute(db);
  return rows.length === 1;
}

/** The oldest thing of somebody's that waits for an answer, by the time it was said. */
export async function nextEvent(db: Db, userId: string): Promise<EventRow | null> {
  const { rows } = await sql<EventRow>`
    select key, sealed from zalo_event where user_id = ${userId} and done_at is null order by at, key limit 1`.execute(db);
  return rows[0] ?? null;
}

export async function markDone(db: Db, key: string, now: Temporal.Instant): Promise<void> {
  await sql`update zalo_event set done_at = ${now.toString()} where key = ${key} and done_at is null`.execute(db);
}

/** Notes that somebody did something towards us, which opens the days in which they may be written to. */
export async function noteInteraction(
  db: Db,
  noted: { readonly userId: string; readonly at: string; readonly follows: boolean | null },
): Promise<void> {
  await sql`
    insert into zalo_user (user_id, last_interaction_at, follows)
    values (${noted.userId}, ${noted.at}, ${noted.follows ?? false})
    on conflict (user_id) do update
      set last_interaction_at = greatest(zalo_user.last_interaction_at, excluded.last_interaction_at),
        follows = coalesce(${noted.follows}::boolean, zalo_user.follows)`.execute(db);
}

/** When somebody last did something towards us; null: never, as far as we know. */
export async function lastInteraction(db: Db, userId: string): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`
    select last_interaction_at as at from zalo_user where user_id = ${userId}`.execute(db);
  return rows[0]?.at ?? null;
}

/** Takes the turn to answer somebody until `until`; `false` while another process has it. */
export async function takeTurn(
  db: Db,
  taken: { readonly userId: string; readonly now: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    insert into zalo_user (user_id, turn_until) values (${taken.userId}, ${taken.until.toString()})
    on conflict (user_id) do update set turn_until = excluded.turn_until
      where zalo_user.turn_until is null or zalo_user.turn_until <= ${taken.now.toString()}
    returning user_id`.execute(db);
  return rows.length === 1;
}

export async function endTurn(db: Db, userId: string): Promise<void> {
  await sql`update zalo_user set turn_until = null where user_id = ${userId}`.execute(db);
}

/** What became of a message of ours: it arrived, it was looked at. A message by phone number is also known by what we called it. */
export async function keepReceipt(
  db: Db,
  kept: {
    readonly messageIds: readonly string[];
    readonly trackingId: string | null;
    readonly kind: 'delivered' | 'seen';
    readonly at: string;
  },
): Promise<void> {
  const seenAt = kept.kind === 'seen' ? kept.at : null;
  await sql`
    insert into zalo_receipt (message_id, tracking_id, delivered_at, seen_at)
    select id, ${kept.trackingId}, ${kept.at}, ${seenAt}::timestamptz from unnest(${kept.messageIds}::text[]) as id
    on conflict (message_id) do update
      set delivered_at = least(zalo_receipt.delivered_at, excluded.delivered_at), seen_at = coalesce(zalo_receipt.seen_at, excluded.seen_at)`.execute(
    db,
  );
}

/** Whether a message that we called so arrived, by its number; null: nothing is known of it. */
export async function arrivedAs(db: Db, trackingId: string): Promise<string | null> {
  const { rows } = await sql<{ messageId: string }>`
    select message_id as "messageId" from zalo_receipt where tracking_id = ${trackingId} limit 1`.execute(db);
  return rows[0]?.messageId ?? null;
}

/** Forgets what was said more than a week ago; Zalo tells nothing twice after that. */
export async function forgetZalo(db: Db, before: Temporal.Instant): Promise<void> {
  await sql`delete from zalo_event where received_at < ${before.toString()}`.execute(db);
  await sql`delete from zalo_message where queued_at < ${before.toString()}`.execute(db);
  await sql`delete from zalo_link_token where expires_at < ${before.toString()}`.execute(db);
  await sql`delete from zalo_link_code where expires_at < ${before.toString()}`.execute(db);
}
