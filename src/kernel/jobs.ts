import { sql } from 'kysely';
import type { Db } from './database.ts';

/** How a job is left: `key` makes it one of its kind (a second one with the same key replaces the first). */
export interface JobOptions {
  readonly key?: string;
  readonly runAt?: string;
  readonly maxAttempts?: number;
}

/**
 * Leaves a job for the worker in the caller's transaction: it exists when, and only when, the transaction commits.
 *
 * ```sql
 * select graphile_worker.add_job($1, payload := $2::json, job_key := $3, run_at := $4, max_attempts := $5)
 * ```
 */
export async function leaveJob(db: Db, name: string, payload: unknown, options: JobOptions = {}): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      ${name}::text,
      payload := ${JSON.stringify(payload)}::json,
      job_key := ${options.key ?? null}::text,
      run_at := ${options.runAt ?? null}::timestamptz,
      max_attempts := ${options.maxAttempts ?? null}::int
    )`.execute(db);
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
