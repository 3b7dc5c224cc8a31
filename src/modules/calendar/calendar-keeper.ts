import { ok, refuse, type Result } from '#kernel/result';

/** Whoever keeps the calendar, as this module needs to know them; an administrator of the province fits. */
export interface CalendarKeeper {
  readonly officerId: string;
  readonly agencyId: string;
  readonly covers: 'province' | ReadonlySet<string>;
}

/** One calendar for the whole province, so only who looks after all of it may change it. */
export function mayKeepCalendar({ covers }: CalendarKeeper): Result<null, { readonly code: 'administration.not-allowed' }> {
  return covers === 'province' ? ok(null) : refuse({ code: 'administration.not-allowed' });
}

export type DayRefusal =
  | { readonly code: 'calendar.day-over'; readonly on: string }
  | { readonly code: 'calendar.year-unknown'; readonly year: number }
  | { readonly code: 'calendar.name-missing' }
  | { readonly code: 'calendar.name-too-long'; readonly most: number }
  | { readonly code: 'calendar.last-day' };

const LONGEST_NAME = 100;

/** Whether a day may still be set: not one that has begun, as due times were counted and kept by it. */
export function maySetDay(
  typed: { readonly on: string; readonly kind: string | null; readonly name: string },
  around: { readonly today: string; readonly years: readonly number[]; readonly daysOfYear: number; readonly isListed: boolean },
): Result<null, DayRefusal> {
  const year = Number(typed.on.slice(0, 4));
  if (typed.on <= around.today) return refuse({ code: 'calendar.day-over', on: typed.on });
  if (!around.years.includes(year)) return refuse({ code: 'calendar.year-unknown', year });
  // A year without a single day is a year the calendar says nothing about.
  if (typed.kind === null) return around.isListed && around.daysOfYear === 1 ? refuse({ code: 'calendar.last-day' }) : ok(null);
  if (typed.name === '') return refuse({ code: 'calendar.name-missing' });
  return typed.name.length > LONGEST_NAME ? refuse({ code: 'calendar.name-too-long', most: LONGEST_NAME }) : ok(null);
}
