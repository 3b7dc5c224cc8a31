import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { Limit } from '../sign-in-limits.ts';
import { macOf } from './secret-box.ts';

/** What counting needs. */
export interface LimitNeeds {
  readonly db: Db;
  readonly now: Temporal.Instant;
  readonly secretKey: string;
}

/** One thing counted: whose, and how often it may be. */
export interface Counted {
  readonly what: string;
  readonly whose: readonly string[];
  readonly limit: Limit;
}

/** A limit that is used up, and when it no longer is. */
export interface UsedUp {
  readonly what: string;
  readonly seconds: number;
}

/**
 * Counts one try against each limit and answers the first one that is used up, or `null`.
 *
 * Counted before the work, so that a hundred tries at the same instant count a hundred; the first limit used up stops the
 * counting of the rest, so that what is refused here cannot use up what others share.
 */
export async function countTry(counted: readonly Counted[], needs: LimitNeeds): Promise<UsedUp | null> {
  for (const one of counted) {
    const seconds = await countOne(one, needs);
    if (seconds !== null) return { what: one.what, seconds };
  }
  return null;
}

/** Takes the tries of somebody who proved to be the owner back. */
export async function forgiveTry(counted: readonly Counted[], needs: LimitNeeds): Promise<void> {
  const keys = counted.map((one) => keyOf(one, needs));
  await sql`
    update rate_limit set count = greatest(count - 1, 0)
    where key in (select key from rate_limit where key = any (${keys}) order by key for update)
  `.execute(needs.db);
}

async function countOne(counted: Counted, needs: LimitNeeds): Promise<number | null> {
  const { most, seconds } = counted.limit;
  const now = needs.now.toString();
  const { rows } = await sql<{ count: number; wait: number }>`
    insert into rate_limit (key, window_start, count)
    values (${keyOf(counted, needs)}, ${now}, 1)
    on conflict (key) do update set
      window_start = case when rate_limit.window_start <= excluded.window_start - make_interval(secs => ${seconds})
        then excluded.window_start else rate_limit.window_start end,
      count = case when rate_limit.window_start <= excluded.window_start - make_interval(secs => ${seconds})
        then 1 else rate_limit.count + 1 end
    returning count, ceil(extract(epoch from window_start + make_interval(secs => ${seconds}) - ${now}::timestamptz))::int as wait
  `.execute(needs.db);
  const row = rows[0];
  if (!row) throw new Error('The rate limit was not counted');
  return row.count > most ? Math.max(1, row.wait) : null;
}

function keyOf(counted: Counted, needs: LimitNeeds): string {
  const mac = macOf(needs.secretKey, { purpose: 'rate-limit', text: JSON.stringify([counted.what, ...counted.whose]) });
  return `${counted.what}:${mac.toString('base64url').slice(0, 22)}`;
}
