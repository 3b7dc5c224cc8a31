import { z } from 'zod';
import { freeLeftJobs } from '#kernel/jobs';
import { forgetExpired, sendCode } from '#modules/account/server';
import { applyChangesDue, putOffClosings } from '#modules/agency/server';
import { forgetTalks } from '#modules/conversation/server';
import { forgetExpiredDrafts, forgetPresence, measurePaces, recountDue, settleRecount } from '#modules/dossier/server';
import { forgetOldEfforts, measureFiling } from '#modules/effort/server';
import { sealLedger } from '#modules/ledger/server';
import { sendNotice } from '#modules/notice/server';
import { collectObjects, forgetPageImages, sweepUploads } from '#modules/paper/server';
import { foldCounts, workBulkRun } from '#modules/queue/server';
import { agencyWork } from '#views/agency-work';
import { contentsInUse } from '#views/contents-in-use';
import { checkWholeLedger, tellHead } from './ledger.ts';
import { endOldMandates, onMandateChanged } from './on-mandate-changed.ts';
import { endOldRoles } from './end-old-roles.ts';
import { fillLocker, takeInDossier } from './fill-locker.ts';
import { forgetUnusedPapers, onContestAnswered, remindOfPapers } from './locker-news.ts';
import { onZalo } from './on-zalo.ts';
import { onMessageWritten } from './on-message-written.ts';
import { onDueMoved } from './on-due-moved.ts';
import { onFactRecorded, onPaperDue } from './reactions.ts';
import { alertReceivers } from './reception-alerts.ts';
import { onResultRevoked } from './on-result-revoked.ts';
import { onPaperToScan, tellWhoScans } from './scans.ts';
import { spreadCorrections } from './spread-corrections.ts';
import { remindOfDrafts, remindOfSupplements } from './reminders.ts';
import type { JobNeeds } from './worker-world.ts';
import { forgetZaloTalk, onZaloTalk, renewZalo } from './zalo-talk.ts';

/** One job as its task sees it. */
export interface JobAt {
  readonly payload: unknown;
  /** Whether the worker gives up when this try fails. */
  readonly lastTry: boolean;
}

/** Longer than a draft lives without being touched. */
const EFFORT_KEPT_HOURS = 40 * 24;

type Task = (job: JobAt, needs: JobNeeds) => Promise<unknown>;

const Written = z.object({ dossierId: z.uuid(), side: z.enum(['applicant', 'office']) });

const MandateFact = z.object({
  mandateId: z.uuid(),
  type: z.enum(['asked', 'accepted', 'confirmed', 'recorded', 'refused', 'revoked', 'ended']),
});

const Recount = z.object({
  because: z.enum(['calendar', 'agency-hours', 'asked']),
  at: z.iso.datetime({ offset: true }),
  by: z.uuid().nullable(),
});

const FactPlace = z.object({ dossierId: z.uuid(), seq: z.number().int().positive() });

/** Everything the worker can do, by the name under which jobs are left. Every task may be done twice. */
export const TASKS = {
  'fact-recorded': (job, needs) => onFactRecorded(FactPlace.parse(job.payload), needs),
  'issue-paper': (job, needs) => onPaperDue(FactPlace.parse(job.payload), needs),
  'result-revoked': (job, needs) => onResultRevoked(FactPlace.parse(job.payload), needs),
  'take-in': async (job, needs) => {
    const taken = z.object({ dossierId: z.uuid() }).parse(job.payload);
    await takeInDossier(taken, needs);
    await spreadCorrections(taken, needs);
  },
  'fill-locker': (job, needs) => fillLocker(z.object({ partyId: z.uuid() }).parse(job.payload), needs),
  'message-written': (job, needs) => onMessageWritten(Written.parse(job.payload), needs),
  'mandate-changed': (job, needs) => onMandateChanged(MandateFact.parse(job.payload), needs),
  'end-mandates': (_job, needs) => endOldMandates(needs),
  'send-notice': (job, needs) => {
    const { noticeId } = z.object({ noticeId: z.uuid() }).parse(job.payload);
    return sendNotice({ noticeId, lastTry: job.lastTry }, { ...needs, onZalo: onZalo(needs) });
  },
  'send-code': (job, needs) => sendCode(z.object({ challengeId: z.uuid() }).parse(job.payload), needs),
  'remind-supplements': (_job, needs) => remindOfSupplements(needs),
  'remind-drafts': (_job, needs) => remindOfDrafts(needs),
  'remind-papers': (_job, needs) => remindOfPapers(needs),
  'contest-answered': (job, needs) => onContestAnswered(z.object({ contestId: z.uuid() }).parse(job.payload), needs),
  'forget-unused-papers': (_job, needs) => forgetUnusedPapers(needs),
  'expire-drafts': async (_job, { db, now }) => {
    await forgetExpiredDrafts(db, now);
    await forgetOldEfforts(db, now.subtract({ hours: EFFORT_KEPT_HOURS }));
  },
  'measure-filing': (job, needs) => measureFiling(z.object({ dossierId: z.uuid() }).parse(job.payload), needs),
  'measure-paces': (_job, needs) => measurePaces(needs),
  // What is done to many at once never reads an address.
  'work-bulk-run': (job, needs) => workBulkRun(z.object({ runId: z.uuid() }).parse(job.payload), { ...needs, isUnit: () => false }),
  'alert-receivers': (_job, needs) => alertReceivers(needs),
  'fold-queue-counts': (_job, { db }) => foldCounts(db),
  'recount-due': (job, needs) => recountDue(Recount.parse(job.payload), needs),
  'settle-recount': (job, needs) => settleRecount(Recount.parse(job.payload), needs),
  'due-moved': (job, needs) => onDueMoved(z.object({ dossierId: z.uuid(), recountId: z.uuid() }).parse(job.payload), needs),
  'apply-agency-changes': async (_job, needs) => {
    await applyChangesDue(needs);
    for (const id of await putOffClosings({ ...needs, workAt: agencyWork })) {
      needs.tellOperator(`Agency ${id} was to close today and has dossiers on their way; it closes a day later`);
    }
  },
  'end-roles': (_job, needs) => endOldRoles(needs),
  'forget-expired': (_job, needs) => forgetExpired(needs),
  'scan-paper': (job, needs) => onPaperToScan(z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }).parse(job.payload), needs),
  'sweep-uploads': (_job, needs) => sweepUploads(needs),
  'collect-objects': (_job, needs) => collectObjects(contentsInUse, needs),
  'tell-who-scans': (_job, needs) => Promise.resolve(tellWhoScans(needs)),
  'forget-talks': (_job, { db, now }) => forgetTalks(db, now.subtract({ hours: 24 })),
  'forget-presence': (_job, needs) => forgetPresence(needs),
  'forget-page-images': (_job, needs) => forgetPageImages(needs),
  'seal-ledger': (_job, needs) => sealLedger({}, needs),
  'free-left-jobs': (_job, needs) => takeUpLeftJobs(needs),
  'check-ledger': (_job, needs) => checkWholeLedger(needs),
  'tell-ledger-head': (_job, needs) => tellHead(needs),
  'zalo-talk': (job, needs) => onZaloTalk(z.object({ userId: z.string() }).parse(job.payload), needs),
  'renew-zalo': (_job, needs) => renewZalo(needs),
  'forget-zalo': (_job, needs) => forgetZaloTalk(needs),
  'sweep-objects': (_job, { objects, now }) => objects.sweep(now.subtract({ hours: 24 })),
} as const satisfies Record<string, Task>;

export type TaskName = keyof typeof TASKS;

/** Whoever watches the log should know that a worker was killed. */
async function takeUpLeftJobs({ db, tellOperator }: JobNeeds): Promise<void> {
  const freed = await freeLeftJobs(db);
  if (freed > 0) tellOperator(`A worker ended without a word; ${freed} jobs that it held are taken up again`);
}
