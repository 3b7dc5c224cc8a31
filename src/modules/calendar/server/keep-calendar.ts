import { enterChange } from '#modules/ledger/server';
import { inVietnam } from '#kernel/clock';
import { inTransaction, type Db } from '#kernel/database';
import { leaveJob } from '#kernel/jobs';
import { ok, refuse, type Result } from '#kernel/result';
import { isIsoDay } from '#kernel/typed-day';
import { tidy } from '#kernel/text';
import { mayKeepCalendar, maySetDay, type CalendarKeeper, type DayRefusal } from '../calendar-keeper.ts';
import { draftOfYear, type Holidays } from '../holidays.ts';
import type { DayKind } from '../session-plan.ts';
import { coveredYears } from '../working-calendar.ts';
import { readCalendars } from './calendar-store.ts';
import { addDays, confirmDays, findDay, holdCalendar, keepYear, putDay, removeDay } from './calendar-year-store.ts';

type NotAllowed = { readonly code: 'administration.not-allowed' };

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/** How many years ahead of this one a calendar can be drafted: laws change more often. */
const YEARS_AHEAD = 3;

export type DraftRefusal =
  | NotAllowed
  | { readonly code: 'calendar.year-known'; readonly year: number }
  | { readonly code: 'calendar.year-far'; readonly first: number; readonly last: number }
  | { readonly code: 'calendar.holidays-unknown'; readonly year: number };

/** Drafts a year nobody knows yet, from the weekly plan and the holidays of the pack. Due times count with a draft at once. */
export async function draftCalendarYear(
  asked: { readonly by: CalendarKeeper; readonly year: number },
  needs: Needs & { readonly holidays: Holidays },
): Promise<Result<null, DraftRefusal>> {
  const { by, year } = asked;
  const allowed = mayKeepCalendar(by);
  if (!allowed.ok) return allowed;
  const first = inVietnam(needs.now).year;
  const last = first + YEARS_AHEAD;
  if (!Number.isInteger(year) || year < first || year > last) return refuse({ code: 'calendar.year-far', first, last });

  return inTransaction(needs.db, async (db) => {
    await holdCalendar(db);
    const { days, plans } = await readCalendars(db);
    if (coveredYears(days).includes(year)) return refuse({ code: 'calendar.year-known', year });
    const drafted = draftOfYear(year, needs.holidays, plans.find(({ id }) => id === 'default')?.weekdays ?? []);
    if (!drafted) return refuse({ code: 'calendar.holidays-unknown', year });
    await keepYear(db, { year, by: by.officerId, now: needs.now });
    await addDays(db, drafted);
    await note({ by, year, what: 'year.drafted', after: { days: drafted.length } }, { ...needs, db });
    return ok(null);
  });
}

/** Makes the draft of a year official. Confirming twice changes nothing. */
export async function confirmCalendarYear(
  asked: { readonly by: CalendarKeeper; readonly year: number },
  needs: Needs,
): Promise<Result<null, NotAllowed | DayRefusal>> {
  const { by, year } = asked;
  const allowed = mayKeepCalendar(by);
  if (!allowed.ok) return allowed;
  return inTransaction(needs.db, async (db) => {
    await holdCalendar(db);
    if (!coveredYears((await readCalendars(db)).days).includes(year)) return refuse({ code: 'calendar.year-unknown', year });
    await keepYear(db, { year, by: by.officerId, now: needs.now });
    const confirmed = await confirmDays(db, { year, by: by.officerId, now: needs.now });
    if (confirmed > 0) await note({ by, year, what: 'year.confirmed', after: { days: confirmed } }, { ...needs, db });
    return ok(null);
  });
}

/**
 * Makes a day to come differ from its weekday, or (`kind` null) ordinary again: in a draft, or where a decree moves a day of a
 * confirmed year. A day that has begun stays as it was.
 */
export async function setCalendarDay(
  asked: { readonly by: CalendarKeeper; readonly on: string; readonly kind: DayKind | null; readonly name: string },
  needs: Needs,
): Promise<Result<null, NotAllowed | DayRefusal>> {
  const { by, on, kind } = asked;
  const allowed = mayKeepCalendar(by);
  if (!allowed.ok) return allowed;
  const year = Number(on.slice(0, 4));
  if (!isIsoDay(on)) return refuse({ code: 'calendar.year-unknown', year });
  const name = tidy(asked.name);

  return inTransaction(needs.db, async (db) => {
    await holdCalendar(db);
    const { days } = await readCalendars(db);
    const ofYear = days.filter((day) => day.on.startsWith(`${year}-`));
    const before = await findDay(db, on);
    const around = {
      today: inVietnam(needs.now).toPlainDate().toString(),
      years: coveredYears(days),
      daysOfYear: ofYear.length,
      isListed: before !== null,
    };
    const may = maySetDay({ on, kind, name }, around);
    if (!may.ok) return may;
    if (kind === (before?.kind ?? null) && (kind === null || name === before?.name)) return ok(null);

    await keepYear(db, { year, by: by.officerId, now: needs.now });
    if (kind === null) await removeDay(db, on);
    else await putDay(db, { on, kind, name, draft: ofYear.some(({ status }) => status === 'draft') });
    const former = before && { on, kind: before.kind, name: before.name };
    const changed =
      kind === null ? { what: 'day.cleared', before: former } : { what: 'day.set', before: former, after: { on, kind, name } };
    await note({ by, year, ...changed }, { ...needs, db });
    return ok(null);
  });
}

/** Enters a change in the ledger and leaves the job that counts due times anew. */
async function note(
  change: {
    readonly by: CalendarKeeper;
    readonly year: number;
    readonly what: string;
    readonly before?: unknown;
    readonly after?: unknown;
  },
  { db, now }: Needs,
): Promise<void> {
  const { by, year, ...rest } = change;
  await enterChange(db, { by, now, subject: { kind: 'calendar', id: String(year) }, ...rest });
  await leaveJob(db, 'recount-due', { because: 'calendar', at: now.toString(), by: by.officerId }, { key: 'recount-due' });
}
