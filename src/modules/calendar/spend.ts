import { inVietnam } from '#kernel/clock';
import { ok, refuse, type Result } from '#kernel/result';
import type { CalendarEnds, WorkingCalendar } from './working-calendar.ts';
import { firstAtLeast } from './year-of-sessions.ts';

/**
 * Spends working milliseconds, session by session, from the first open moment at or after `from`.
 *
 * The last moment of a session still belongs to it: time that runs out at closing runs out that day, and nothing to
 * spend at closing stays there. That is what makes two limits in a row equal to their sum.
 */
export function spend(from: Temporal.Instant, milliseconds: number, calendar: WorkingCalendar): Result<Temporal.Instant, CalendarEnds> {
  const at = from.epochMilliseconds;
  let left = milliseconds;

  for (let year = inVietnam(from).year; ; year += 1) {
    const sessions = calendar.year(year);
    if (!sessions) return refuse({ code: 'calendar.ends', year });

    const { opens, closes, before, total } = sessions;
    const first = firstAtLeast(closes, at);
    if (first === closes.length) continue;

    const target = (before[first] ?? 0) + Math.max(0, at - (opens[first] ?? 0)) + left;
    if (target > total) {
      left = target - total;
      continue;
    }
    const last = firstAtLeast(before, target, first + 1) - 1;
    return ok(Temporal.Instant.fromEpochMilliseconds((opens[last] ?? 0) + target - (before[last] ?? 0)));
  }
}
