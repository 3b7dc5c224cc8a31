import { OPEN_DAYS_AFTER_END } from './message.ts';

/** Whether the two sides may still write about a dossier that ended then, or has not ended. */
export function isTalkOpen(endedAt: string | null, now: Temporal.Instant): boolean {
  if (endedAt === null) return true;
  return Temporal.Instant.from(endedAt).until(now).total('hours') <= OPEN_DAYS_AFTER_END * 24;
}
