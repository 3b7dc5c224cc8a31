import { nextOpening } from '#modules/calendar/server';
import type { CalendarEnds, WorkingCalendar } from '#modules/calendar/server';
import { inVietnam, ZONE } from '#kernel/clock';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';

/** Decree 118/2025: how long the office has to answer a filing, in working hours. */
export const ANSWER_WORKING_HOURS = 8;
/** Decree 118/2025: by when the receiving officer has been told of a filing, in working hours. */
export const ALERT_WORKING_HOURS = 2;
/** Decree 118/2025: how long after reception the competent agency may ask for a supplement. */
export const APPRAISAL_ASK_WORKING_DAYS = 3;
/** Decree 118/2025: how long the applicant has to complete a supplement. */
export const SUPPLEMENT_DAYS = 15;
/** Decree 118/2025: an apology is made at least this long before the due time. */
export const APOLOGY_DAYS = 1;

export type LimitsRefusal =
  | { readonly code: 'dossier.supplement-too-late'; readonly until: string }
  | { readonly code: 'dossier.no-due-time' }
  | { readonly code: 'dossier.extension-too-late'; readonly dueAt: string; readonly until: string }
  | { readonly code: 'dossier.extension-not-later'; readonly dueAt: string }
  | { readonly code: 'dossier.supplement-still-open'; readonly answerBy: string };

type Kept = Result<null, LimitsRefusal>;
const KEPT: Kept = ok(null);

/** In appraisal a supplement is asked for within three working days of reception, or on a legal ground that is named. */
export function mayAskInAppraisal(now: Temporal.Instant, asked: { readonly until: Temporal.Instant; readonly legalGround: boolean }): Kept {
  if (asked.legalGround || Temporal.Instant.compare(now, asked.until) <= 0) return KEPT;
  return refuse({ code: 'dossier.supplement-too-late', until: asked.until.toString() });
}

/** An office that will be late says so a day before, and names a time that is later. */
export function mayExtend(now: Temporal.Instant, asked: { readonly dueAt: string | null; readonly until: Temporal.Instant }): Kept {
  if (asked.dueAt === null) return refuse({ code: 'dossier.no-due-time' });
  const dueAt = Temporal.Instant.from(asked.dueAt);
  const lastMoment = dueAt.subtract({ hours: APOLOGY_DAYS * 24 });
  if (Temporal.Instant.compare(now, lastMoment) > 0) {
    return refuse({ code: 'dossier.extension-too-late', dueAt: asked.dueAt, until: lastMoment.toString() });
  }
  if (Temporal.Instant.compare(asked.until, dueAt) <= 0) return refuse({ code: 'dossier.extension-not-later', dueAt: asked.dueAt });
  return KEPT;
}

/** A dossier that waits for its applicant is stopped only when their time is over. */
export function mayStopWaiting(now: Temporal.Instant, answerBy: string): Kept {
  if (Temporal.Instant.compare(now, Temporal.Instant.from(answerBy)) > 0) return KEPT;
  return refuse({ code: 'dossier.supplement-still-open', answerBy });
}

/**
 * By when the applicant must have completed a supplement asked for now: a term in days begins with the day after, and ends with
 * its last day, or with the next working day when that is a holiday (Civil Code, articles 147 and 148). The last second is theirs.
 */
export function answerBy(now: Temporal.Instant, calendar: WorkingCalendar): Result<Temporal.Instant, CalendarEnds> {
  const lastDay = inVietnam(now).toPlainDate().add({ days: SUPPLEMENT_DAYS });
  const opening = nextOpening(lastDay.toZonedDateTime(ZONE).toInstant(), calendar);
  if (!opening.ok) return opening;
  const over = inVietnam(opening.value).toPlainDate().add({ days: 1 });
  return ok(over.toZonedDateTime(ZONE).toInstant().subtract({ seconds: 1 }));
}
