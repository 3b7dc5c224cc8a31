import { sql } from 'kysely';
import type { Db } from './database.ts';

/** The rank of what goes before everything else; what says nothing has 0. */
export const FIRST = -10;

/**
 * How a job is left: `key` makes it one of its kind (a second one with the same key replaces the first); an `urgent` one, which somebody
 * waits for in front of a screen, goes before all that are not, however many wait.
 */
export interface JobOptions {
  readonly urgent?: boolean;
  readonly key?: string;
  readonly runAt?: string;
  readonly maxAttempts?: number;
}

/**
 * Leaves a job for the worker in the caller's transaction: it exists when, and only when, the transaction commits. One without a key is left
 * quietly: workers find it within half a second, and nobody's commit waits for another's.
 *
 * ```sql
 * select leave_job($1, $2::json, $3, $4, $5)
 * select graphile_worker.add_job($1, payload := $2::json, job_key := $3, run_at := $4, max_attempts := $5, priority := $6)
 * ```
 */
export async function leaveJob(db: Db, name: string, payload: unknown, options: JobOptions = {}): Promise<void> {
  const { key, runAt = null, maxAttempts = null } = options;
  const rank = options.urgent ? FIRST : 0;
  const what = JSON.stringify(payload);
  if (key === undefined) {
    await sql`select leave_job(${name}::text, ${what}::json, ${runAt}::timestamptz, ${maxAttempts}::int, ${rank}::smallint)`.execute(db);
    return;
  }
  await sql`
    select graphile_worker.add_job(
      ${name}::text,
      payload := ${what}::json,
      job_key := ${key}::text,
      run_at := ${runAt}::timestamptz,
      max_attempts := ${maxAttempts}::int,
      priority := ${rank}::int
    )`.execute(db);
}

/** Any constant, the same in every process: what the locks of living workers have in common. */
const LIVING = 7302;

/** What a worker asks on a connection that it keeps as long as it lives; the value is the name under which it holds jobs. */
export const LIVE_AS = `select pg_advisory_lock_shared(${LIVING}, hashtext($1))`;

/**
 * Frees the jobs of workers that are no more: killed, or on a machine that lost its power. A living worker holds a lock on its name, so
 * whoever can take it knows. Answers how many jobs were freed.
 *
 * graphile-worker by itself frees them after four hours. What was begun a minute ago at most is left alone: its worker may only just
 * have come, or lost the line.
 */
export async function freeLeftJobs(db: Db): Promise<number> {
  const { rows } = await sql<{ freed: number }>`
    with holder as materialized (
      select distinct locked_by as name from graphile_worker._private_jobs where locked_at < now() - interval '1 minute'
    ), gone as materialized (
      select name from holder where pg_try_advisory_xact_lock(${LIVING}::int, hashtext(name))
    ), freed as (
      update graphile_worker._private_jobs set locked_at = null, locked_by = null
      where locked_by in (select name from gone)
      returning id
    )
    select count(*)::int as freed from freed`.execute(db);
  return rows[0]?.freed ?? 0;
}

/** How many jobs are due and wait for a worker, how many failed and are tried again, and how many nobody tries any more. */
export async function countJobs(db: Db): Promise<{ readonly waiting: number; readonly failing: number; readonly 'given-up': number }> {
  const { rows } = await sql<{ waiting: number; failing: number; 'given-up': number }>`
    select count(*) filter (where attempts = 0 and locked_at is null and run_at <= now())::int as waiting,
      count(*) filter (where attempts > 0 and attempts < max_attempts and last_error is not null)::int as failing,
      count(*) filter (where attempts >= max_attempts and locked_at is null)::int as "given-up"
    from graphile_worker._private_jobs`.execute(db);
  return rows[0] ?? { waiting: 0, failing: 0, 'given-up': 0 };
}
