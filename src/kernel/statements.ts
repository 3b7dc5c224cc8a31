import { sql, type RawBuilder } from 'kysely';
import type { Db } from './database.ts';

/** What a statement carries that is best planned for each question by itself: a frequent word is found by another way than a rare one. */
export const PLANNED_EACH_TIME = '/* planned each time */';

/** The same as a piece of a statement. */
export const plannedEachTime = sql.raw(PLANNED_EACH_TIME);

/** What a statement carries that looks through a whole record, at night or by command: nobody waits for it, and it is not cut short. */
export const TAKES_ITS_TIME = '/* takes its time */';

/** The same as a piece of a statement. */
export const takesItsTime = sql.raw(TAKES_ITS_TIME);

/**
 * A further column of a writing statement whose loss in a power cut harms nobody: its commit waits for no disk. Inside a transaction of
 * the caller's that is not ours to say, and the column says nothing.
 */
export function notWaitingForTheDisk(db: Db): RawBuilder<string | null> {
  return db.isTransaction ? sql`null::text` : sql`set_config('synchronous_commit', 'off', true)`;
}
