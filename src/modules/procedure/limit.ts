import { unreachable } from '#kernel/exhaustive';
import { WORKING_DAY_MINUTES, workingMinutes as workingMinutesLimit, type Limit as CalendarLimit } from '#modules/calendar';
import { fold } from '#kernel/text';
import type { RecordedLimit } from './record.ts';

/** How long the office may take. Unpublished is an answer too: such a dossier has no due time and says so. */
export type Limit =
  | { readonly kind: 'working-minutes'; readonly minutes: number }
  | { readonly kind: 'calendar-days'; readonly days: number }
  | { readonly kind: 'unpublished' };

const DAYS_OF_MONTH = 30; // Civil Code 2015, art. 146
const DAYS_OF_YEAR = 365; // Civil Code 2015, art. 146

const UNPUBLISHED: Limit = { kind: 'unpublished' };

/** How a limit was found: as a number, read out of words (somebody must confirm it), or not at all. */
export interface ReadLimit {
  readonly limit: Limit;
  readonly from: 'number' | 'words' | 'nowhere';
}

/**
 * Reads a published limit.
 *
 * A number in a known unit is taken at its word. Zero, nothing, words, or the unit `other` send us to the words: when
 * exactly one limit stands there it is the one; several, or none, leave the limit unpublished rather than guessed.
 */
export function readLimit(recorded: RecordedLimit): ReadLimit {
  if (typeof recorded.value === 'number' && recorded.value > 0 && recorded.unit !== 'other') {
    return { limit: limitOf(recorded.value, recorded.unit), from: 'number' };
  }
  const words = typeof recorded.value === 'string' ? recorded.value : (recorded.note ?? '');
  const found = distinct(limitsInText(words));
  return found.length === 1 && found[0] ? { limit: found[0], from: 'words' } : { limit: UNPUBLISHED, from: 'nowhere' };
}

/** A number of units as a limit, minutes rounded to whole ones; days may stay decimal only as working days. */
export function limitOf(value: number, unit: Exclude<RecordedLimit['unit'], 'other'>): Limit {
  switch (unit) {
    case 'working_day':
      return workingMinutes(value * WORKING_DAY_MINUTES);
    case 'hour':
      return workingMinutes(value * 60);
    case 'day':
      return calendarDays(value);
    case 'month':
      return calendarDays(value * DAYS_OF_MONTH);
    case 'year':
      return calendarDays(value * DAYS_OF_YEAR);
    default:
      return unreachable(unit);
  }
}

const IN_TEXT = /\b(?<value>\d+(?:[.,]\d+)?)\s*(?<unit>ngay lam viec|gio lam viec|ngay|gio|thang|nam)\b/g;
const UNIT_OF = new Map<string | undefined, Exclude<RecordedLimit['unit'], 'other'>>([
  ['ngay lam viec', 'working_day'],
  ['gio lam viec', 'hour'],
  ['ngay', 'day'],
  ['gio', 'hour'],
  ['thang', 'month'],
  ['nam', 'year'],
]);

/** Every limit that a text speaks of, in order. "Sau 15 giờ" is a time on the clock and "ngày 5 tháng 3" a date, not limits. */
export function limitsInText(text: string): readonly Limit[] {
  const folded = fold(text);
  return [...folded.matchAll(IN_TEXT)].flatMap(({ groups, index }) => {
    const unit = UNIT_OF.get(groups?.unit);
    const value = Number(groups?.value?.replace(',', '.'));
    if (!unit || !(value > 0) || isPointInTime(folded.slice(0, index), unit)) return [];
    return [limitOf(value, unit)];
  });
}

function isPointInTime(before: string, unit: RecordedLimit['unit']): boolean {
  if (unit === 'hour') return /\b(sau|truoc|luc|tu|den) $/.test(before);
  return (unit === 'month' || unit === 'year') && /\b(ngay|thang) $/.test(before);
}

/** A limit as the calendar spends it and says it ("3,5 ngày làm việc"); null when there is none to spend. */
export function calendarLimit(limit: Limit): CalendarLimit | null {
  switch (limit.kind) {
    case 'working-minutes':
      return sayable(limit.minutes);
    case 'calendar-days':
      return { amount: limit.days, unit: 'day' };
    case 'unpublished':
      return null;
    default:
      return unreachable(limit);
  }
}

/** The largest unit that says the minutes without a long fraction. */
function sayable(minutes: number): CalendarLimit {
  if (minutes >= WORKING_DAY_MINUTES && minutes % 24 === 0) return { amount: minutes / WORKING_DAY_MINUTES, unit: 'working-day' };
  return minutes % 15 === 0 ? { amount: minutes / 60, unit: 'working-hour' } : workingMinutesLimit(minutes);
}

export function sameLimit(a: Limit, b: Limit): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function distinct(limits: readonly Limit[]): readonly Limit[] {
  return limits.filter((limit, index) => limits.findIndex((other) => sameLimit(limit, other)) === index);
}

function workingMinutes(minutes: number): Limit {
  return minutes < 1 ? UNPUBLISHED : { kind: 'working-minutes', minutes: Math.round(minutes) };
}

function calendarDays(days: number): Limit {
  return { kind: 'calendar-days', days: Math.ceil(days) };
}
