import { sql } from 'kysely';
import type { Answers } from '#modules/form';
import type { Db } from '#kernel/database';

/** What is known of a filing under way, or of one just filed. */
export interface Effort {
  readonly lastSeenAt: string;
  readonly activeSeconds: number;
  readonly laidIn: Answers;
}

export async function findEffort(db: Db, draftId: string): Promise<Effort | null> {
  const { rows } = await sql<Effort>`
    select last_seen_at as "lastSeenAt", active_seconds as "activeSeconds", laid_in as "laidIn"
    from filing_effort
    where draft_id = ${draftId}`.execute(db);
  return rows[0] ?? null;
}

/** Counts a sign of somebody at a filing: at most so many seconds since the last one. */
export async function addActive(
  db: Db,
  seen: { readonly draftId: string; readonly at: string; readonly longestPause: number },
): Promise<void> {
  await sql`
    insert into filing_effort (draft_id, last_seen_at) values (${seen.draftId}, ${seen.at})
    on conflict (draft_id) do update set
      active_seconds = filing_effort.active_seconds
        + greatest(0, least(${seen.longestPause}, round(extract(epoch from excluded.last_seen_at - filing_effort.last_seen_at))))::int,
      last_seen_at = greatest(filing_effort.last_seen_at, excluded.last_seen_at)`.execute(db);
}

/** The same where somebody was seen at it before. */
export async function addActiveIfOpen(
  db: Db,
  seen: { readonly draftId: string; readonly at: string; readonly longestPause: number },
): Promise<void> {
  await sql`
    update filing_effort set
      active_seconds = active_seconds + greatest(0, least(${seen.longestPause}, round(extract(epoch from ${seen.at}::timestamptz - last_seen_at))))::int,
      last_seen_at = greatest(last_seen_at, ${seen.at}::timestamptz)
    where draft_id = ${seen.draftId}`.execute(db);
}

/** Keeps what stands in a filing because it was known, in place of what was kept before. */
export async function keepLaidIn(
  db: Db,
  laid: { readonly draftId: string; readonly at: string; readonly answers: Answers },
): Promise<void> {
  await sql`
    insert into filing_effort (draft_id, last_seen_at, laid_in) values (${laid.draftId}, ${laid.at}, ${JSON.stringify(laid.answers)}::jsonb)
    on conflict (draft_id) do update set laid_in = excluded.laid_in`.execute(db);
}

/** Forgets what was kept of a filing once it was measured, and of drafts nobody touched for longer than a draft lives. */
export async function forgetEffort(db: Db, draftId: string): Promise<void> {
  await sql`delete from filing_effort where draft_id = ${draftId}`.execute(db);
}

export async function forgetOldEfforts(db: Db, before: Temporal.Instant): Promise<void> {
  await sql`delete from filing_effort where last_seen_at < ${before.toString()}`.execute(db);
}
