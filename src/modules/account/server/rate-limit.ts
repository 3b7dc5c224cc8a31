import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#kernel/database';
import { notWaitingForTheDisk } from '#kernel/statements';
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
 * Counts one try against each limit and answers the first one that is used up, or `null`. One statement; what a power cut takes back is the
 * tries of its last second, in which nobody can make one, so the row that many share is free again at once.
 *
 * Counted before the work, so that a hundred tries at the same instant count a hundred; the first limit used up stops the
 * counting of the rest, so that what is refused here cannot use up what others share.
 *
 * ```sql
 * with counted_0 as (insert into rate_limit ... on conflict (key) do update set count = ... returning count, wait),
 *   counted_1 as (insert into rate_limit ... select ... from counted_0 where count <= $most on conflict ...)
 * select ... from counted_0 union all select ... from counted_1
 * ```
 */
export async function countTry(counted: readonly Counted[], needs: LimitNeeds): Promise<UsedUp | null> {
  const steps = counted.map((one, nth) => countOne(one, { nth, needs, before: counted[nth - 1] }));
  const results = counted.map((_, nth) => sql`select ${sql.lit(nth)} as nth, count, wait from ${counter(nth)}`);
  const { rows } = await sql<{ nth: number; count: number; wait: number }>`
    with ${sql.join(steps)}
    select nth, count, wait, ${notWaitingForTheDisk(needs.db)} as commit from (${sql.join(results, sql` union all `)}) as tried order by nth
  `.execute(needs.db);
  if (rows.length === 0) throw new Error('The rate limit was not counted');
  for (const { nth, count, wait } of rows) {
    const one = counted[nth];
    if (one && count > one.limit.most) return { what: one.what, seconds: Math.max(1, wait) };
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

function countOne(
  { limit, ...one }: Counted,
  { nth, before, needs }: { readonly nth: number; readonly before: Counted | undefined; readonly needs: LimitNeeds },
): RawBuilder<unknown> {
  const now = sql`${needs.now.toString()}::timestamptz`;
  const span = sql`make_interval(secs => ${limit.seconds})`;
  const from = before ? sql`from ${counter(nth - 1)} where count <= ${before.limit.most}` : sql``;
  return sql`${counter(nth)} as (
      insert into rate_limit (key, window_start, count)
      select ${keyOf(one, needs)}, ${now}, 1 ${from}
      on conflict (key) do update set
        window_start = case when rate_limit.window_start <= excluded.window_start - ${span}
          then excluded.window_start else rate_limit.window_start end,
        count = case when rate_limit.window_start <= excluded.window_start - ${span} then 1 else rate_limit.count + 1 end
      returning count, ceil(extract(epoch from window_start + ${span} - ${now}))::int as wait
    )`;
}

function counter(nth: number): RawBuilder<unknown> {
  return sql.ref(`counted_${nth}`);
}

function keyOf(counted: Omit<Counted, 'limit'>, needs: LimitNeeds): string {
  const mac = macOf(needs.secretKey, { purpose: 'rate-limit', text: JSON.stringify([counted.what, ...counted.whose]) });
  return `${counted.what}:${mac.toString('base64url').slice(0, 22)}`;
}
