import { inVietnam, ZONE } from '#kernel/clock';
import type { Result } from '#kernel/result';
import { workingMinutesOf, type Limit } from './limit.ts';
import { spend } from './spend.ts';
import type { CalendarEnds, WorkingCalendar } from './working-calendar.ts';

const MINUTE = 60_000;

/** No procedure runs for centuries; beyond this a count of days would leave the calendar of computers, not only ours. */
const MOST_DAYS = 100_000;

/**
 * The instant by which the result must be ready.
 *
 * Working time is spent session by session, starting at the first open moment at or after `from`; the clock time is
 * kept (Monday 10:00 + 2 working days = Wednesday 10:00). A working day is 480 minutes. No limit at all is due at once:
 * at `from` itself while the office is open, else at the next opening. Refuses a time in a year the calendar does not cover.
 */
export function dueTime(from: Temporal.Instant, limit: Limit, calendar: WorkingCalendar): Result<Temporal.Instant, CalendarEnds> {
  const minutes = workingMinutesOf(limit);
  if (minutes === null) return dueAfterDays(from, limit.amount, calendar);
  return spend(from, Math.round(minutes * MINUTE), calendar);
}

/**
 * Calendar days (`ngày`) are counted from the day the clock starts, and the clock time is kept. When the last day is not
 * worked, the limit ends on the next working day (Civil Code article 148), at that same clock time: the law would give
 * the office until closing, but then a limit one day longer could end earlier. An office closed at that clock time has
 * until it opens next. A part of a day counts as a day.
 */
function dueAfterDays(from: Temporal.Instant, amount: number, calendar: WorkingCalendar): Result<Temporal.Instant, CalendarEnds> {
  const starts = spend(from, 0, calendar);
  if (!starts.ok) return starts;

  const start = inVietnam(starts.value);
  const lastOn = start.toPlainDate().add({ days: Math.min(Math.ceil(amount), MOST_DAYS) });
  const opening = spend(lastOn.toZonedDateTime(ZONE).toInstant(), 0, calendar);
  if (!opening.ok) return opening;

  const workedOn = inVietnam(opening.value).toPlainDate();
  return spend(workedOn.toZonedDateTime({ timeZone: ZONE, plainTime: start.toPlainTime() }).toInstant(), 0, calendar);
}
