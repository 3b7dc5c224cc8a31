import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { notWaitingForTheDisk } from '#kernel/statements';

const SLOT = 10; // seconds

/**
 * Zalo takes 4,000 requests in any minute from an application. A minute touches seven slots of ten seconds at most: with this many in
 * each, no minute ever has more, whatever the number of processes.
 */
export const PER_SLOT = 571;

/** Takes one request from what all processes share; answers how many seconds to wait, 0 when it may be made now. */
export async function takeFromBudget(db: Db, now: Temporal.Instant, most = PER_SLOT): Promise<number> {
  const second = Math.floor(now.epochMilliseconds / 1000);
  const slot = Math.floor(second / SLOT);
  const { rows } = await sql<{ used: number }>`
    with gone as (delete from zalo_budget where slot < ${slot - 60})
    insert into zalo_budget (slot, used) values (${slot}, 1)
    on conflict (slot) do update set used = zalo_budget.used + 1
    returning used, ${notWaitingForTheDisk(db)} as commit`.execute(db);
  return (rows[0]?.used ?? 1) <= most ? 0 : SLOT - (second % SLOT);
}
