import { sql } from 'kysely';
import type { BulkAction } from '#modules/queue';
import type { Db } from '#kernel/database';

/** How one dossier of a run ended. */
export interface BulkResult {
  readonly position: number;
  readonly dossierId: string;
  /** Code or reference; null for a dossier its officer may not know. */
  readonly number: string | null;
  readonly state: 'waiting' | 'done' | 'refused';
  readonly refusal: { readonly code: string } | null;
  readonly endedAt: string | null;
}

/** The rows of a run with the numbers of their dossiers. The caller has made sure that the run is its reader's own. */
export async function bulkResults(
  db: Db,
  asked: { readonly runId: string; readonly onlyRefused?: boolean },
): Promise<readonly BulkResult[]> {
  const { rows } = await sql<BulkResult>`
    select b.position, b.dossier_id as "dossierId", b.state, b.refusal, b.ended_at as "endedAt",
      case when b.state <> 'waiting' and b.refusal ->> 'code' is distinct from 'dossier.unknown' then coalesce(d.code, d.reference) end as number
    from bulk_row b
    left join dossier d on d.id = b.dossier_id
    where b.run_id = ${asked.runId} and (not ${asked.onlyRefused ?? false} or b.state = 'refused')
    order by b.position`.execute(db);
  return rows;
}

/** The runs an officer asked for lately, newest first. */
export interface RecentRun {
  readonly id: string;
  readonly action: BulkAction;
  readonly total: number;
  readonly state: 'running' | 'done' | 'halted';
  readonly askedAt: string;
}

const LATELY = 10;

export async function recentRuns(db: Db, officerId: string): Promise<readonly RecentRun[]> {
  const { rows } = await sql<RecentRun>`
    select id, action, total, state, asked_at as "askedAt" from bulk_run
    where officer_id = ${officerId} order by asked_at desc limit ${LATELY}`.execute(db);
  return rows;
}
