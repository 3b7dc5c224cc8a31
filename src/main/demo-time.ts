import { ok, type Result } from '#kernel/result';
import { dueTime, workingMinutesBetween, type CalendarEnds, type WorkingCalendar } from '#modules/calendar/server';

/** Further back than any step of a demo dossier, further ahead than any of their limits. */
const SPAN_DAYS = 60;

/** Tells moments of the demo by working hours before or after the moment it is loaded. */
export interface DemoTime {
  readonly ago: (hours: number) => Temporal.Instant;
  readonly ahead: (hours: number) => Temporal.Instant;
}

/** Refuses when the calendar does not reach as far back and ahead as the demo needs. */
export function demoTime(now: Temporal.Instant, calendar: WorkingCalendar): Result<DemoTime, CalendarEnds> {
  const loadedAt = now.round({ smallestUnit: 'minute', roundingMode: 'floor' });
  const start = loadedAt.subtract({ hours: SPAN_DAYS * 24 });
  const end = loadedAt.add({ hours: SPAN_DAYS * 24 });
  const worked = workingMinutesBetween({ from: start, to: loadedAt }, calendar);
  if (!worked.ok) return worked;
  const covered = workingMinutesBetween({ from: loadedAt, to: end }, calendar);
  if (!covered.ok) return covered;

  function after(from: Temporal.Instant, minutes: number): Temporal.Instant {
    const moment = dueTime(from, { amount: Math.round(minutes), unit: 'working-minute' }, calendar);
    if (!moment.ok) throw new Error('A moment of the demo lies outside the calendar that covers it');
    return moment.value;
  }
  const total = worked.value;
  return ok({ ago: (hours) => after(start, total - hours * 60), ahead: (hours) => after(loadedAt, hours * 60) });
}
