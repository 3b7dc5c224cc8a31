import type { OfficerActor } from '#modules/dossier';
import { actOnDossier } from '#modules/dossier/server';
import { findOfficerSeats } from '#modules/staff/server';
import { inVietnam } from '#kernel/clock';
import { leaveJob } from '#kernel/jobs';
import { endRow, endRun, findRun, waitingRows, type BulkRow, type BulkRun } from './bulk-run-store.ts';
import { BULK_JOB, keyOf } from './start-bulk-run.ts';

type Needs = Parameters<typeof actOnDossier>[1];

/** As many rows as one job takes: a worker that is asked to stop is never long at it. */
const ROWS_AT_ONCE = 25;
/** When somebody else goes on with a run whose worker died, in seconds. */
const FOLLOWED_AFTER = 20;

/**
 * Goes on with a run: some rows, then the next job. Before it begins it leaves a job for later, so that a worker that is killed in the
 * middle is followed; what it has done already is known by each row's own request key, and done once however often it is tried.
 */
export async function workBulkRun(asked: { readonly runId: string }, needs: Needs): Promise<void> {
  const { db, now } = needs;
  const { runId } = asked;
  const run = await findRun(db, runId);
  if (run?.state !== 'running') return;
  const later = now.add({ seconds: FOLLOWED_AFTER }).toString();
  await leaveJob(db, BULK_JOB, asked, { key: keyOf(runId), runAt: later });

  const rows = await waitingRows(db, { runId, most: ROWS_AT_ONCE });
  for (const row of rows) await workRow({ run, row }, needs);
  if (rows.length < ROWS_AT_ONCE) await endRun(db, { id: runId, as: 'done', now });
  await leaveJob(db, BULK_JOB, asked, { key: keyOf(runId) });
}

/** Does one dossier as whoever asked may do it at this moment, and keeps how it ended. */
async function workRow({ run, row }: { readonly run: BulkRun; readonly row: BulkRow }, needs: Needs): Promise<void> {
  const { db, now } = needs;
  const actor = await actorOf(run, needs);
  const acted = actor
    ? await actOnDossier(
        {
          actor,
          dossierId: row.dossierId,
          action: run.action,
          requestId: `bulk:${run.id}:${row.position}`,
          version: row.version ?? undefined,
          body: row.body,
        },
        needs,
      )
    : ({ ok: false, refusal: { code: 'bulk.officer-gone' } } as const);
  const end = acted.ok ? ({ state: 'done' } as const) : ({ state: 'refused', refusal: acted.refusal } as const);
  await endRow(db, { runId: run.id, position: row.position, end, now });
}

/** The officer who asked, with the seats they hold now; nobody who has left acts any more. */
async function actorOf({ owner, officerId }: BulkRun, { db, now }: Needs): Promise<OfficerActor | null> {
  const today = inVietnam(now).toPlainDate().toString();
  const seats = await findOfficerSeats(db, { officerId, today });
  return seats && { kind: 'officer', accountId: owner, officerId, roles: seats.roles, standIns: seats.standIns };
}
