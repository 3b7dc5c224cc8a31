import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** Deletes sessions, codes, counters and parked forms that can no longer matter. Left to the worker, every hour. */
export async function forgetExpired(needs: { readonly db: Db; readonly now: Temporal.Instant }): Promise<void> {
  const { db, now } = needs;
  await sql`delete from session where expires_at < ${now.toString()}`.execute(db);
  await sql`delete from one_time_code where expires_at < ${now.subtract({ hours: 1 }).toString()}`.execute(db);
  await sql`delete from parked_post where expires_at < ${now.toString()}`.execute(db);
  await sql`delete from rate_limit where window_start < ${now.subtract({ hours: 24 }).toString()}`.execute(db);
}
