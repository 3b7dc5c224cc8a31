import { FIRST } from '#kernel/jobs';
import type { TaskName } from './tasks.ts';

/** What happens by the clock alone. The worker reads these hours in UTC: 7 in the morning here is 0 there. */
export const SCHEDULE = [
  { task: 'remind-supplements', utc: '30 0 * * *' },
  { task: 'remind-drafts', utc: '40 0 * * *' },
  { task: 'remind-papers', utc: '50 0 * * *' },
  { task: 'forget-unused-papers', utc: '55 18 * * *' },
  { task: 'end-mandates', utc: '5 17 * * *' },
  { task: 'apply-agency-changes', utc: '1 17 * * *' },
  { task: 'end-roles', utc: '2 17 * * *' },
  { task: 'expire-drafts', utc: '10 19 * * *' },
  { task: 'sweep-uploads', utc: '15 * * * *' },
  { task: 'collect-objects', utc: '40 19 * * *' },
  { task: 'tell-who-scans', utc: '0 1 * * *' },
  { task: 'sweep-objects', utc: '20 19 * * *' },
  { task: 'forget-talks', utc: '25 18 * * *' },
  { task: 'forget-presence', utc: '35 18 * * *' },
  { task: 'forget-page-images', utc: '50 19 * * *' },
  { task: 'measure-paces', utc: '25 * * * *' },
  { task: 'alert-receivers', utc: '*/10 * * * *' },
  { task: 'fold-queue-counts', utc: '* * * * *' },
  { task: 'forget-expired', utc: '5 * * * *' },
  { task: 'seal-ledger', utc: '* * * * *' },
  { task: 'free-left-jobs', utc: '* * * * *' },
  { task: 'check-ledger', utc: '15 18 * * *' },
  { task: 'renew-zalo', utc: '50 * * * *' },
  { task: 'forget-zalo', utc: '30 19 * * *' },
  { task: 'tell-ledger-head', utc: '0 17 * * *' },
] as const satisfies readonly { readonly task: TaskName; readonly utc: string }[];

/**
 * The schedule as the worker reads it: one that slept through its hour catches up within a day, and never runs twice at once. What comes
 * round every minute needs no catching up, and does not wait behind what others left.
 */
export function crontab(): string {
  return SCHEDULE.map(
    ({ task, utc }) => `${utc} ${task} ?${utc === EVERY_MINUTE ? `priority=${FIRST}&` : 'fill=1d&'}jobKey=cron:${task}`,
  ).join('\n');
}

const EVERY_MINUTE = '* * * * *';
