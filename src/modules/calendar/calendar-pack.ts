import { z } from 'zod';
import { ZONE } from '#kernel/clock';
import { readWhole, type Malformed } from '#kernel/malformed';
import { ok, type Result } from '#kernel/result';
import { DAY_KINDS, type CalendarDay, type SessionPlan } from './session-plan.ts';

/** The working time of a province, as its pack declares it. */
export interface CalendarPack {
  readonly plans: readonly SessionPlan[];
  readonly days: readonly CalendarDay[];
}

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a clock time such as 07:30');

const hoursOfDay = z
  .array(z.tuple([clockTime, clockTime]))
  .min(1)
  .refine((sessions) => inOrder(sessions.flat()), 'expected each session to open before it closes and after the one before');

const sessions = z.strictObject({
  weekdays: z.array(z.int().min(1).max(7)).min(1),
  hours: hoursOfDay,
  saturday: hoursOfDay.optional(),
});

const day = z.strictObject({
  date: z.iso.date(),
  kind: z.enum(DAY_KINDS),
  name: z.string().trim().min(1),
  status: z.enum(['official', 'draft']),
});

const file = z.strictObject({
  note: z.string().optional(),
  zone: z.literal(ZONE),
  sessions: z.record(z.string().min(1), sessions).refine((plans) => 'default' in plans, 'expected a plan named default'),
  days: z
    .array(day)
    .min(1)
    .superRefine((days, context) => {
      const seen = new Set<string>();
      for (const [at, { date }] of days.entries()) {
        if (seen.has(date)) context.addIssue({ code: 'custom', path: [at, 'date'], message: `${date} is declared twice` });
        seen.add(date);
      }
    }),
});

/** Reads a pack's `calendar.json` whole, or names the record and field that cannot be read. */
export function readCalendarPack(content: unknown): Result<CalendarPack, Malformed> {
  const read = readWhole(file, content);
  if (!read.ok) return read;
  return ok({
    plans: Object.entries(read.value.sessions).map(([id, { saturday, ...plan }]) => ({ id, ...plan, saturday: saturday ?? null })),
    days: read.value.days.map(({ date, ...rest }) => ({ on: date, ...rest })),
  });
}

function inOrder(times: readonly string[]): boolean {
  return times.every((time, at) => at === 0 || (at % 2 === 1 ? time > (times[at - 1] ?? '') : time >= (times[at - 1] ?? '')));
}
