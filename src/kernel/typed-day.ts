import { fold } from './text.ts';

/** A day as people type it, or why it is none. */
export type TypedDay = { readonly ok: true; readonly day: string } | { readonly ok: false; readonly why: 'malformed' | 'no-such-day' };

/**
 * Reads a day typed the Vietnamese way, day before month: `04/09/1985`, `4-9-1985`, `4.9.85`, `04091985`,
 * `4 tháng 9 năm 1985`, and ISO.
 *
 * Answers `YYYY-MM-DD`. Two digits of a year mean the last such year that is not after `today`. No clock is read, and
 * no Temporal: phones lack it.
 */
export function readTypedDay(text: string, today: string): TypedDay {
  const typed = text.normalize('NFKC').trim();
  const parts = isoParts(typed) ?? localParts(typed);
  if (!parts) return { ok: false, why: 'malformed' };

  const { day, month } = parts;
  const year = parts.year < 100 && parts.short ? fullYear(parts.year, today) : parts.year;
  if (year < 1000 || !isDay({ year, month, day })) return { ok: false, why: 'no-such-day' };
  return { ok: true, day: `${year}-${two(month)}-${two(day)}` };
}

/** Whether a text is `YYYY-MM-DD` and names a day that exists. */
export function isIsoDay(text: string): boolean {
  const parts = isoParts(text);
  return parts !== null && parts.year >= 1000 && isDay(parts);
}

/** `1985-09-04` as a screen shows it: `04/09/1985`. A year alone, or anything else, stays as it is. */
export function showDay(iso: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(iso);
  return found ? `${found[3]}/${found[2]}/${found[1]}` : iso;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly short?: boolean;
}

function isoParts(text: string): Parts | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  return found ? { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) } : null;
}

function localParts(text: string): Parts | null {
  const found = MARKED.exec(text) ?? RUN_TOGETHER.exec(text) ?? IN_WORDS.exec(fold(text));
  if (!found) return null;
  const year = found[4] ?? '';
  return { day: Number(found[1]), month: Number(found[3]), year: Number(year), short: year.length === 2 };
}

const MARKED = /^(\d{1,2})\s*([/.\- ])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$/u;

const RUN_TOGETHER = /^(\d{2})()(\d{2})(\d{4})$/u;

/** `ngày 4 tháng 9 năm 1985`, with and without its signs. */
const IN_WORDS = /^(?:ngay )?(?:mung )?(\d{1,2})() ?thang (\d{1,2}),? ?(?:nam )?(\d{4})$/u;

function fullYear(short: number, today: string): number {
  const thisYear = Number(today.slice(0, 4));
  const inThisCentury = thisYear - (thisYear % 100) + short;
  return inThisCentury > thisYear ? inThisCentury - 100 : inThisCentury;
}

function isDay({ year, month, day }: Parts): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
