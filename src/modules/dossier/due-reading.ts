import { workingMinutesBetween } from '#modules/calendar/server';
import type { CalendarEnds, WorkingCalendar } from '#modules/calendar/server';
import { ok } from '#kernel/result';
import type { Result } from '#kernel/result';
import { isOpen, waitsFor } from './places.ts';
import type { Place } from './places.ts';

/** How much of the office's time is left, or gone over, in working minutes: what a list says of a dossier's limit. */
export type DueReading =
  | { readonly state: 'none' | 'over' }
  /** It is the applicant's turn, until `at`. */
  | { readonly state: 'applicant'; readonly at: string | null }
  | { readonly state: 'ahead' | 'late'; readonly at: string; readonly minutes: number };

/** Reads a limit against the clock. `by` is when the office must act, or the applicant where it is their turn. */
export function readDue(
  asked: { readonly place: Place; readonly by: string | null; readonly now: Temporal.Instant },
  calendar: WorkingCalendar,
): Result<DueReading, CalendarEnds> {
  const { place, by, now } = asked;
  // Once the result is there the office has kept its word or not; nothing runs any more.
  if (!isOpen(place) || place === 'settled') return ok({ state: 'over' });
  if (waitsFor(place) === 'applicant') return ok({ state: 'applicant', at: by });
  if (by === null) return ok({ state: 'none' });

  const due = Temporal.Instant.from(by);
  const late = Temporal.Instant.compare(now, due) > 0;
  const minutes = workingMinutesBetween(late ? { from: due, to: now } : { from: now, to: due }, calendar);
  return minutes.ok ? ok({ state: late ? 'late' : 'ahead', at: by, minutes: minutes.value }) : minutes;
}
