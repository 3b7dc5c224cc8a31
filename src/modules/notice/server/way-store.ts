import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { Way } from '../ways.ts';

/** Notes, before a notice is handed over, by which way: whoever is killed in between leaves a trace. */
export async function beginWay(db: Db, begun: { readonly id: string; readonly way: Way; readonly now: Temporal.Instant }): Promise<void> {
  await sql`
    update notice set way = ${begun.way}, way_begun_at = ${begun.now.toString()} where id = ${begun.id} and state = 'queued'`.execute(db);
}

/** Notes that a notice surely did not go by this way; `tried`: and will not. */
export async function leaveWay(db: Db, left: { readonly id: string; readonly way: Way; readonly tried: boolean }): Promise<void> {
  await sql`
    update notice set way_begun_at = null, tried = case when ${left.tried} then array_append(tried, ${left.way}::text) else tried end
    where id = ${left.id} and state = 'queued'`.execute(db);
}

/** Notes under which number a way took a notice. */
export async function keepMessageId(db: Db, id: string, messageId: string | null): Promise<void> {
  await sql`update notice set message_id = ${messageId}, way_begun_at = null where id = ${id}`.execute(db);
}
