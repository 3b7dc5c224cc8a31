import { ok, refuse, type Result } from '#kernel/result';
import { readTypedDay } from '#kernel/typed-day';

/** `YYYY-MM-DD`, or `YYYY` alone: papers of old people often know no more, and we invent nothing. */
export type BirthDate = string & { readonly brand: 'BirthDate' };

export type BirthDateRefusal =
  | { readonly code: 'birth-date.malformed' }
  | { readonly code: 'birth-date.no-such-day' }
  | { readonly code: 'birth-date.in-future' }
  | { readonly code: 'birth-date.year-only'; readonly before: number }
  | { readonly code: 'birth-date.too-early'; readonly earliest: number };

/** Years before today. Nobody is known to have lived longer than 122. */
const LONGEST_LIFE = 130;

/** Years before today. Papers made out since know the day; of those born before, many never did. */
const OLD = 50;

/** Reads a birth date as people type it (`04/09/1985`, `4/9/85`, `04091985`, ISO, or the year alone: `1941`); `today` is `YYYY-MM-DD`. */
export function readBirthDate(text: string, today: string): Result<BirthDate, BirthDateRefusal> {
  const typed = text.normalize('NFKC').trim();
  if (/^\d{4}$/u.test(typed)) return yearAlone(typed, today);

  const read = readTypedDay(typed, today);
  return read.ok ? withinLife(read.day, today) : refuse({ code: `birth-date.${read.why}` });
}

function yearAlone(year: string, today: string): Result<BirthDate, BirthDateRefusal> {
  const before = Number(today.slice(0, 4)) - OLD + 1;
  const read = withinLife(year, today);
  return read.ok && Number(year) >= before ? refuse({ code: 'birth-date.year-only', before }) : read;
}

function withinLife(date: string, today: string): Result<BirthDate, BirthDateRefusal> {
  const earliest = Number(today.slice(0, 4)) - LONGEST_LIFE;
  if (Number(date.slice(0, 4)) < earliest) return refuse({ code: 'birth-date.too-early', earliest });
  if (date > today.slice(0, date.length)) return refuse({ code: 'birth-date.in-future' });
  return ok(date as BirthDate);
}
