/** An opening of an office on one day, as clock times: `['07:00', '11:00']`. */
export type Hours = readonly [opens: string, closes: string];

/** The weekly opening hours of a kind of office. Weekdays by ISO: 1 is Monday, 7 is Sunday. */
export interface SessionPlan {
  readonly id: string;
  readonly weekdays: readonly number[];
  readonly hours: readonly Hours[];
  /** Hours of an ordinary Saturday, for offices that open it. */
  readonly saturday: readonly Hours[] | null;
}

/** A day that differs from its weekday. */
export interface CalendarDay {
  /** `2026-11-24` */
  readonly on: string;
  readonly kind: DayKind;
  readonly name: string;
  /** A draft awaits the yearly decision; due times already count with it. */
  readonly status: 'official' | 'draft';
}

/** Why a day differs: `swapped-working` is the Saturday worked in place of a weekday, which is `swapped-off`. */
export type DayKind = (typeof DAY_KINDS)[number];

export const DAY_KINDS = ['holiday', 'compensation', 'swapped-off', 'swapped-working'] as const;

const SATURDAY = 6;

/**
 * The hours an office opens on a day of the given weekday. A day off closes every plan, Saturday mornings included;
 * a swapped-working day is worked in full, whatever the plan does on an ordinary Saturday.
 */
export function hoursOn(weekday: number, kind: DayKind | undefined, plan: SessionPlan): readonly Hours[] {
  if (kind === 'swapped-working') return plan.hours;
  if (kind !== undefined) return [];
  if (plan.weekdays.includes(weekday)) return plan.hours;
  return weekday === SATURDAY ? (plan.saturday ?? []) : [];
}
