import type { Actor } from '#modules/dossier';
import type { Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { endRun, findRun, type BulkRun } from './bulk-run-store.ts';

/** A run of one's own; another's is as unknown as none. */
export async function ownBulkRun(
  asked: { readonly actor: Actor; readonly runId: string },
  needs: { readonly db: Db },
): Promise<Result<BulkRun, { readonly code: 'bulk.unknown' }>> {
  const { actor, runId } = asked;
  const run = actor.kind === 'officer' && isId(runId) ? await findRun(needs.db, runId) : null;
  return run && actor.kind === 'officer' && run.officerId === actor.officerId ? ok(run) : refuse({ code: 'bulk.unknown' });
}

/** Stops a run of one's own after the rows that are under way. What is done stays done; stopping it twice changes nothing. */
export async function haltBulkRun(
  asked: { readonly actor: Actor; readonly runId: string },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<null, { readonly code: 'bulk.unknown' }>> {
  const own = await ownBulkRun(asked, needs);
  if (!own.ok) return own;
  await endRun(needs.db, { id: own.value.id, as: 'halted', now: needs.now });
  return ok(null);
}
