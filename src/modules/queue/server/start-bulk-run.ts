import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { ACTION_BODY, type Actor } from '#modules/dossier';
import { inTransaction, type Db } from '#kernel/database';
import { isId, newId } from '#kernel/ids';
import { leaveJob } from '#kernel/jobs';
import { ok, refuse, type Result } from '#kernel/result';
import { bulkActionsOf, MOST_IN_BULK, type BulkAction } from '../bulk.ts';
import { seatsOf } from '../seats.ts';
import { findRunByKey, insertRun, type BulkRow, type BulkRun } from './bulk-run-store.ts';

/** One dossier and the version its officer looked at; what moved on since is left alone. */
export interface BulkPick {
  readonly dossierId: string;
  readonly version?: number | undefined;
}

export interface StartBulkRun {
  readonly actor: Actor;
  readonly action: BulkAction;
  readonly picks: readonly BulkPick[];
  /** What is said of every dossier. Assigning takes `officerIds`, and deals the dossiers out among them in turn. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The idempotency key: asked again, it is the same run. */
  readonly requestId: string;
}

export type StartBulkRefusal =
  | { readonly code: 'queue.officers-only' }
  | { readonly code: 'bulk.not-yours'; readonly action: BulkAction }
  | { readonly code: 'bulk.empty' }
  | { readonly code: 'bulk.too-many'; readonly most: number }
  | { readonly code: 'request.key-reused' }
  | { readonly code: 'request.malformed'; readonly issues: readonly { readonly path: string; readonly code: string }[] };

/** The name of the job that goes on with a run. */
export const BULK_JOB = 'work-bulk-run';

/**
 * Begins to do the same to many dossiers, in a job. Here only the asking is looked at: whether each dossier may be touched, and by whom
 * it may be, is asked when its turn comes, so a dossier one may not see is told apart from an unknown one no more than anywhere else.
 */
export async function startBulkRun(
  asked: StartBulkRun,
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<BulkRun, StartBulkRefusal>> {
  const { actor, action } = asked;
  if (actor.kind !== 'officer') return refuse({ code: 'queue.officers-only' });
  if (!seatsOf(actor).some(({ role }) => bulkActionsOf(role).includes(action))) return refuse({ code: 'bulk.not-yours', action });

  const picks = [...new Map(asked.picks.map((pick) => [pick.dossierId, pick])).values()].filter(({ dossierId }) => isId(dossierId));
  if (picks.length === 0) return refuse({ code: 'bulk.empty' });
  if (picks.length > MOST_IN_BULK) return refuse({ code: 'bulk.too-many', most: MOST_IN_BULK });
  const rows = rowsOf(picks, asked);
  if (!rows.ok) return rows;

  const owner = actor.accountId;
  const bodyHash = createHash('sha256')
    .update(JSON.stringify([action, rows.value]))
    .digest('hex');
  const run = { id: newId(), owner, officerId: actor.officerId, bodyHash, action, requestKey: asked.requestId };
  await inTransaction(needs.db, async (trx) => {
    const isNew = await insertRun(trx, { ...run, rows: rows.value, now: needs.now });
    if (isNew) await leaveJob(trx, BULK_JOB, { runId: run.id }, { key: keyOf(run.id) });
  });
  const kept = await findRunByKey(needs.db, { owner, requestKey: asked.requestId });
  if (!kept) throw new Error('A run that was just written is not there');
  return kept.bodyHash === bodyHash ? ok(kept) : refuse({ code: 'request.key-reused' });
}

/** One job per run: leaving it again replaces the one that waits. */
export function keyOf(runId: string): string {
  return `bulk:${runId}`;
}

type Rows = Result<readonly BulkRow[], Extract<StartBulkRefusal, { code: 'request.malformed' }>>;

function rowsOf(picks: readonly BulkPick[], { action, body }: StartBulkRun): Rows {
  const { officerIds, ...same } = body;
  const dealt = action === 'assign' && Array.isArray(officerIds) ? (officerIds as readonly unknown[]) : null;
  if (dealt?.length === 0) return refuse({ code: 'request.malformed', issues: [{ path: '/officerIds', code: 'too-small' }] });
  const rows: BulkRow[] = [];
  for (const [position, { dossierId, version = null }] of picks.entries()) {
    const read = ACTION_BODY[action].safeParse(dealt ? { ...same, officerId: dealt[position % dealt.length] } : body);
    if (!read.success) return malformed(read.error);
    // As it was read: a database keeps nothing else, and it is read once more when its turn comes.
    rows.push({ position, dossierId, version, body: read.data });
  }
  return ok(rows);
}

function malformed(wrong: z.ZodError): Extract<Rows, { ok: false }> {
  const issues = wrong.issues.map(({ path, code }) => ({ path: `/${path.join('/')}`, code: code.replaceAll('_', '-') }));
  return refuse({ code: 'request.malformed', issues });
}
