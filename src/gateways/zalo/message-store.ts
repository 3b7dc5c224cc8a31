import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';

/** A message on its way into a chat; what it says is sealed. */
export interface ChatMessageRow {
  readonly id: string;
  readonly sealed: Buffer;
  readonly state: 'queued' | 'sending';
  readonly startedAt: string | null;
}

/** Puts a message at the end of what is to be said to somebody. `seal` binds it to its own number. */
export async function queueMessage(
  db: Db,
  queued: { readonly userId: string; readonly seal: (id: string) => Buffer; readonly now: Temporal.Instant },
): Promise<void> {
  const id = newId();
  await sql`
    insert into zalo_message (id, user_id, sealed, queued_at)
    values (${id}, ${queued.userId}, ${queued.seal(id)}, ${queued.now.toString()})`.execute(db);
}

/** The next message for somebody; one that was begun and not ended comes first, for somebody to find out what became of it. */
export async function nextMessage(db: Db, userId: string): Promise<ChatMessageRow | null> {
  const { rows } = await sql<ChatMessageRow>`
    select id, sealed, state, started_at as "startedAt" from zalo_message
    where user_id = ${userId} and state in ('queued', 'sending')
    order by id limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Notes that a message is being handed over, before it is: whoever is killed in between leaves a trace. */
export async function markSending(db: Db, id: string, now: Temporal.Instant): Promise<void> {
  await sql`update zalo_message set state = 'sending', started_at = ${now.toString()} where id = ${id}`.execute(db);
}

/** Notes that a message surely did not leave and is still to be sent. */
export async function markQueued(db: Db, id: string, error: string): Promise<void> {
  await sql`update zalo_message set state = 'queued', error = ${error} where id = ${id} and state = 'sending'`.execute(db);
}

/** Notes how it ended; the words are not needed any more. */
export async function markEnded(
  db: Db,
  ended: { readonly id: string; readonly messageId: string | null; readonly error: string | null; readonly now: Temporal.Instant },
): Promise<void> {
  await sql`
    update zalo_message
    set state = case when ${ended.error}::text is null then 'sent' else 'failed' end, message_id = ${ended.messageId},
      error = ${ended.error}, sent_at = case when ${ended.error}::text is null then ${ended.now.toString()}::timestamptz end, sealed = null
    where id = ${ended.id} and state in ('queued', 'sending')`.execute(db);
}
