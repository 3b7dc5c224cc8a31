import { ZONE } from '#kernel/clock';
import { hoursOn, type DayKind, type Hours, type SessionPlan } from './session-plan.ts';

/**
 * Every opening of one office in one year, in milliseconds of the epoch, with the working time that lies before each.
 *
 * Plain numbers in order: finding the session where a limit ends is one binary search, however long the limit.
 */
export interface YearOfSessions {
  readonly opens: readonly number[];
  readonly closes: readonly number[];
  /** Working milliseconds of the year before this session opens. */
  readonly before: readonly number[];
  /** Working milliseconds of the whole year. */
  readonly total: number;
}

/** Lays out a year of a plan, given the days that differ (`2026-11-24` → `holiday`). */
export function layOutYear(year: number, plan: SessionPlan, kinds: ReadonlyMap<string, DayKind>): YearOfSessions {
  const opens: number[] = [];
  const closes: number[] = [];
  const before: number[] = [];
  let total = 0;

  for (let on = Temporal.PlainDate.from({ year, month: 1, day: 1 }); on.year === year; on = on.add({ days: 1 })) {
    for (const hours of hoursOn(on.dayOfWeek, kinds.get(on.toString()), plan)) {
      const [opensAt, closesAt] = onTheClock(on, hours);
      opens.push(opensAt);
      closes.push(closesAt);
      before.push(total);
      total += closesAt - opensAt;
    }
  }
  return { opens, closes, before, total };
}

/** The first index whose number is at least `wanted`, from `low` on; the length of the list when there is none. */
export function firstAtLeast(numbers: readonly number[], wanted: number, low = 0): number {
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? Infinity) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function onTheClock(on: Temporal.PlainDate, [opens, closes]: Hours): [number, number] {
  return [epoch(on, opens), epoch(on, closes)];
}

function epoch(on: Temporal.PlainDate, plainTime: string): number {
  return on.toZonedDateTime({ timeZone: ZONE, plainTime }).epochMilliseconds;
}
