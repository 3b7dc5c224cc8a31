import { unreachable } from '#kernel/exhaustive';
import { ok, refuse, type Result } from '#kernel/result';

/**
 * How long an office has, as the law or the procedure writes it. Working units are spent in open minutes only;
 * a `day` is a calendar day (`ngày`).
 */
export interface Limit {
  readonly amount: number;
  readonly unit: LimitUnit;
}

export type LimitUnit = 'working-day' | 'working-hour' | 'working-minute' | 'day';

/** Why a limit could not be read. */
export interface LimitRefusal {
  readonly code: 'limit.unreadable';
  readonly text: string;
}

/** A working day is eight working hours, wherever the office sets its hours. */
export const WORKING_DAY_MINUTES = 480;

const WRITTEN = /^(\d{1,9}(?:[.,]\d{1,6})?)\s*(\D+)$/u;

/** Hours are working hours: no procedure in the catalogue counts nights. */
const UNITS: Readonly<Record<string, LimitUnit>> = {
  'working day': 'working-day',
  'working days': 'working-day',
  'working hour': 'working-hour',
  'working hours': 'working-hour',
  hour: 'working-hour',
  hours: 'working-hour',
  'working minute': 'working-minute',
  'working minutes': 'working-minute',
  day: 'day',
  days: 'day',
};

/** Reads `3.5 working days`, `3,5 working days`, `10 days`, `8 working hours`. */
export function parseLimit(text: string): Result<Limit, LimitRefusal> {
  const [, amount, words] = WRITTEN.exec(text.trim()) ?? [];
  const unit = unitOf(words);
  if (amount === undefined || unit === undefined) return refuse({ code: 'limit.unreadable', text });
  return ok({ amount: Number(amount.replace(',', '.')), unit });
}

/** The open minutes of a limit in working units, or `null` for calendar days. Fractions of days and hours end on a whole minute. */
export function workingMinutesOf(limit: Limit): number | null {
  switch (limit.unit) {
    case 'working-day':
      return Math.round(limit.amount * WORKING_DAY_MINUTES);
    case 'working-hour':
      return Math.round(limit.amount * 60);
    case 'working-minute':
      return limit.amount;
    case 'day':
      return null;
    default:
      return unreachable(limit.unit);
  }
}

/** A limit that is what is left of another one: minutes still to spend after a pause, or the budget of a step. */
export function workingMinutes(amount: number): Limit {
  return { amount, unit: 'working-minute' };
}

/** The sentence that says a limit and what stands in its hole: `3,5 ngày làm việc` in Vietnamese, `3.5 working days` in English. */
export function sayLimit(
  limit: Limit,
  lang: string,
): { readonly key: `calendar.limit.${LimitUnit}`; readonly params: { readonly amount: string } } {
  const amount = String(limit.amount).replace('.', lang === 'vi' ? ',' : '.');
  return { key: `calendar.limit.${limit.unit}`, params: { amount } };
}

function unitOf(words: string | undefined): LimitUnit | undefined {
  const known = (words ?? '')
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ')
    .trim();
  return Object.hasOwn(UNITS, known) ? UNITS[known] : undefined;
}
