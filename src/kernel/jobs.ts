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
