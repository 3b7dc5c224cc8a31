import { z } from 'zod';
import { readWhole, type Malformed } from '#kernel/malformed';
import type { Result } from '#kernel/result';
import type { CalendarDay } from './session-plan.ts';

const ofYear = z.record(z.string().regex(/^\d{4}$/), z.iso.date());

/** The public holidays of a pack, from which the draft of a year is made. */
export const Holidays = z.strictObject({
  note: z.string(),
  /** What the day is called that stands in for `{name}`. */
  compensation: z.string().includes('{name}'),
  fixed: z.array(z.strictObject({ name: z.string(), on: z.string().regex(/^\d{2}-\d{2}$/), days: z.int().min(1).max(10).default(1) })),
  /** By the lunar calendar: the day each year, and how the free days lie around it (`from` -1: they begin the day before). */
  lunar: z.array(
    z.strictObject({
      name: z.string(),
      from: z.int().min(-10).max(10).default(0),
      days: z.int().min(1).max(10).default(1),
      on: ofYear,
      /** What the year is called, for the holiday named after it. */
      called: z.record(z.string(), z.string()).default({}),
    }),
  ),
});
export type Holidays = z.infer<typeof Holidays>;

/** Reads a pack's `holidays.json`, or names the field that cannot be read. */
export function readHolidays(content: unknown): Result<Holidays, Malformed> {
  return readWhole(Holidays, content);
}

interface FreeDay {
  readonly on: Temporal.PlainDate;
  readonly name: string;
  readonly called: string;
}

/**
 * The draft of a year: its holidays, and for each that falls on a day off anyway the next working day (Labour Code, article 111).
 * Swapped days are the yearly decision's and not foreseen. Null where the table does not know the year's lunar days.
 */
export function draftOfYear(year: number, holidays: Holidays, weekdays: readonly number[]): readonly CalendarDay[] | null {
  const moving = holidays.lunar.map(({ name, from, days, on, called }) => ({
    name,
    from,
    days,
    first: on[String(year)],
    year: called[String(year)],
  }));
  if (moving.some(({ first }) => first === undefined)) return null;

  const free: FreeDay[] = [
    ...holidays.fixed.flatMap(({ name, on, days }) => daysFrom(Temporal.PlainDate.from(`${year}-${on}`), days, { name, called: name })),
    ...moving.flatMap(({ name, from, days, first = '', year: called }) =>
      daysFrom(Temporal.PlainDate.from(first).add({ days: from }), days, {
        name,
        called: called === undefined ? name : `${name} ${called}`,
      }),
    ),
  ].sort((one, other) => Temporal.PlainDate.compare(one.on, other.on));

  const taken = new Map<string, CalendarDay>();
  for (const { on, called } of free) taken.set(on.toString(), day(on, 'holiday', called));
  for (const { on, name } of free) {
    if (weekdays.includes(on.dayOfWeek)) continue;
    let next = on.add({ days: 1 });
    while (!weekdays.includes(next.dayOfWeek) || taken.has(next.toString())) next = next.add({ days: 1 });
    taken.set(next.toString(), day(next, 'compensation', holidays.compensation.replace('{name}', name)));
  }
  return [...taken.values()].filter(({ on }) => on.startsWith(`${year}-`)).sort((one, other) => (one.on < other.on ? -1 : 1));
}

function daysFrom(first: Temporal.PlainDate, days: number, names: Omit<FreeDay, 'on'>): FreeDay[] {
  return Array.from({ length: days }, (_none, at) => ({ on: first.add({ days: at }), ...names }));
}

function day(on: Temporal.PlainDate, kind: 'holiday' | 'compensation', name: string): CalendarDay {
  return { on: on.toString(), kind, name, status: 'draft' };
}
