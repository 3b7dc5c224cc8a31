import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** How often something known was told anew, once, since an instant, and how many open drafts it reached without being typed there. */
export async function toldOnce(db: Db, since: Temporal.Instant): Promise<{ readonly changes: number; readonly drafts: number }> {
  const { rows } = await sql<{ changes: number; drafts: number }>`
    select count(*)::int as changes, coalesce(sum(drafts), 0)::int as drafts from fact_spread where told_at >= ${since.toString()}`.execute(
    db,
  );
  return rows[0] ?? { changes: 0, drafts: 0 };
}
