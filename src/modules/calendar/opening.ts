import { yearInVietnam } from '#kernel/clock';
import { ok, refuse, type Result } from '#kernel/result';
import type { CalendarEnds, WorkingCalendar } from './working-calendar.ts';
import { firstAtLeast, type YearOfSessions } from './year-of-sessions.ts';

const MINUTE = 60_000;

/** Whether the office is open at an instant; at closing time it no longer is. Where the calendar ends, nothing is known to be open. */
export function isOpen(at: Temporal.Instant, calendar: WorkingCalendar): boolean {
  const opening = nextOpening(at, calendar);
  return opening.ok && opening.value.epochMilliseconds === at.epochMilliseconds;
}

/** The first open moment at or after an instant: the instant itself while the office is open. */
export function nextOpening(at: Temporal.Instant, calendar: WorkingCalendar): Result<Temporal.Instant, CalendarEnds> {
  const moment = at.epochMilliseconds;
  for (let year = yearInVietnam(at); ; year += 1) {
    const sessions = calendar.year(year);
    if (!sessions) return refuse({ code: 'calendar.ends', year });

    const opens = sessions.opens[firstAtLeast(sessions.closes, moment + 1)];
    if (opens !== undefined) return ok(Temporal.Instant.fromEpochMilliseconds(Math.max(opens, moment)));
  }
}

/** Where an office stands at an instant: open until its session ends, or closed until the next one begins. */
export type Standing =
  { readonly open: true; readonly closesAt: Temporal.Instant } | { readonly open: false; readonly opensAt: Temporal.Instant };

/** Whether an office is open, and when that changes. */
export function standingAt(at: Temporal.Instant, calendar: WorkingCalendar): Result<Standing, CalendarEnds> {
  const opening = nextOpening(at, calendar);
  if (!opening.ok) return opening;
  if (opening.value.epochMilliseconds !== at.epochMilliseconds) return ok({ open: false, opensAt: opening.value });
  const sessions = calendar.year(yearInVietnam(at));
  const closes = sessions?.closes[firstAtLeast(sessions.closes, at.epochMilliseconds + 1)];
  if (closes === undefined) throw new Error('An open session has no end');
  return ok({ open: true, closesAt: Temporal.Instant.fromEpochMilliseconds(closes) });
}

/**
 * The open minutes from one instant to another, fractions kept; negative when `to` lies before `from`.
 *
 * What a limit of that many minutes would spend: `dueTime(from, workingMinutes(n))` ends `n` minutes later by this count.
 */
export function workingMinutesBetween(
  { from, to }: { readonly from: Temporal.Instant; readonly to: Temporal.Instant },
  calendar: WorkingCalendar,
): Result<number, CalendarEnds> {
  if (Temporal.Instant.compare(from, to) > 0) {
    const turned = workingMinutesBetween({ from: to, to: from }, calendar);
    return turned.ok ? ok(-turned.value) : turned;
  }

  const [firstYear, lastYear] = [yearInVietnam(from), yearInVietnam(to)];
  let milliseconds = 0;
  for (let year = firstYear; year <= lastYear; year += 1) {
    const sessions = calendar.year(year);
    if (!sessions) return refuse({ code: 'calendar.ends', year });
    if (year < lastYear) milliseconds += sessions.total;
    if (year === lastYear) milliseconds += workedUntil(to.epochMilliseconds, sessions);
    if (year === firstYear) milliseconds -= workedUntil(from.epochMilliseconds, sessions);
  }
  return ok(milliseconds / MINUTE);
}

/** The working milliseconds of the year that lie before a moment. */
function workedUntil(moment: number, { opens, closes, before, total }: YearOfSessions): number {
  const session = firstAtLeast(closes, moment);
  return session === closes.length ? total : (before[session] ?? 0) + Math.max(0, moment - (opens[session] ?? 0));
}
