import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** Lets nobody else begin the same draft until the caller's transaction ends. */
export async function holdAgain(db: Db, draftId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`again ${draftId}`}::text, 0))`.execute(db);
}
