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
  | { readonly state: 'ahead'; readonly at: string; readonly minutes: number }
  /** `ofStep`: the step is late, the dossier not yet. */
  | { readonly state: 'late'; readonly at: string; readonly minutes: number; readonly ofStep?: true };

/** Reads a limit against the clock. `by` is when the office must act, or the applicant where it is their turn; `dueAt` what was promised. */
export function readDue(
  asked: { readonly place: Place; readonly by: string | null; readonly dueAt?: string | null; readonly now: Temporal.Instant },
  calendar: WorkingCalendar,
): Result<DueReading, CalendarEnds> {
  const { place, by, dueAt = null, now } = asked;
  // Once the result is there the office has kept its word or not; nothing runs any more.
  if (!isOpen(place) || place === 'settled') return ok({ state: 'over' });
  if (waitsFor(place) === 'applicant') return ok({ state: 'applicant', at: by });
  if (by === null) return ok({ state: 'none' });

  const due = Temporal.Instant.from(by);
  const late = Temporal.Instant.compare(now, due) > 0;
  const minutes = workingMinutesBetween(late ? { from: due, to: now } : { from: now, to: due }, calendar);
  if (!minutes.ok) return minutes;
  if (!late) return ok({ state: 'ahead', at: by, minutes: minutes.value });
  const ofStep = dueAt !== null && Temporal.Instant.compare(now, Temporal.Instant.from(dueAt)) <= 0;
  return ok({ state: 'late', at: by, minutes: minutes.value, ...(ofStep ? { ofStep } : {}) });
}
