import { ok, type Result } from '#kernel/result';
import { workingMinutesBetween, type CalendarEnds, type WorkingCalendar } from '#modules/calendar/server';
import { clockOf } from './clock.ts';
import type { DossierFact } from './fact.ts';

/**
 * How many working minutes the office itself spent on a dossier that has ended: while it waited for the applicant, for a fee or
 * for an opinion that is not counted, nobody's clock ran. Null while it has not ended, or was never received.
 */
export function workedMinutes(facts: readonly DossierFact[], calendar: WorkingCalendar): Result<number | null, CalendarEnds> {
  const clock = clockOf(facts, calendar);
  if (!clock.ok) return clock;
  const { state, intervals } = clock.value;
  if (state !== 'ended' || intervals.length === 0) return ok(null);

  let minutes = 0;
  for (const { kind, from, to } of intervals) {
    if (kind !== 'running' || to === null) continue;
    const worked = workingMinutesBetween({ from: Temporal.Instant.from(from), to: Temporal.Instant.from(to) }, calendar);
    if (!worked.ok) return worked;
    minutes += worked.value;
  }
  return ok(Math.round(minutes));
}
