import type { CalendarDay, DayKind, SessionPlan } from './session-plan.ts';
import { layOutYear, type YearOfSessions } from './year-of-sessions.ts';

/** The table of days says nothing of a year that was needed; guessing would promise a day that may turn out a holiday. */
export interface CalendarEnds {
  readonly code: 'calendar.ends';
  /** The first year needed that has no days. */
  readonly year: number;
}

/**
 * When one kind of office works: its weekly plan, corrected by the table of days.
 *
 * It covers the years the table declares, which are those it has at least one day of; about any other year it answers
 * `null` and the rules refuse. Years are laid out when first asked for and kept, so hold on to a calendar.
 */
export class WorkingCalendar {
  readonly #plan: SessionPlan;
  readonly #kinds: ReadonlyMap<string, DayKind>;
  readonly #years: Map<number, YearOfSessions | null>;

  constructor(plan: SessionPlan, days: readonly CalendarDay[]) {
    this.#plan = plan;
    this.#kinds = new Map(days.map(({ on, kind }) => [on, kind]));
    this.#years = new Map(coveredYears(days).map((year) => [year, null]));
  }

  /** The openings of a year, or `null` when the table does not cover it. */
  year(year: number): YearOfSessions | null {
    const laidOut = this.#years.get(year);
    if (laidOut !== null) return laidOut ?? null;

    const sessions = layOutYear(year, this.#plan, this.#kinds);
    this.#years.set(year, sessions);
    return sessions;
  }
}

/** The years a table of days covers, in order. */
export function coveredYears(days: readonly Pick<CalendarDay, 'on'>[]): readonly number[] {
  return [...new Set(days.map(({ on }) => Number(on.slice(0, 4))))].sort((a, b) => a - b);
}
