import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { CalendarDay, DayKind } from '../session-plan.ts';

/** One at a time changes the calendar, until the caller's transaction ends. */
export async function holdCalendar(trx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('calendar', 0))`.execute(trx);
}

/** From now on the office keeps this year, and the pack no longer does. */
export async function keepYear(
  db: Db,
  kept: { readonly year: number; readonly by: string; readonly now: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into calendar_year (year, drafted_at, drafted_by) values (${kept.year}, ${kept.now.toString()}, ${kept.by})
    on conflict (year) do nothing`.execute(db);
}

export async function addDays(db: Db, days: readonly CalendarDay[]): Promise<void> {
  await sql`
    insert into calendar_day (on_date, kind, name, status)
    select "on", kind, name, status
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as given ("on" date, kind text, name text, status text)`.execute(db);
}

export async function findDay(db: Db, on: string): Promise<CalendarDay | null> {
  const { rows } = await sql<CalendarDay>`
    select on_date as "on", kind, name, status from calendar_day where on_date = ${on}`.execute(db);
  return rows[0] ?? null;
}

/** Makes a day differ from its weekday. A draft stays one; a day of a confirmed year is official. */
export async function putDay(
  db: Db,
  put: { readonly on: string; readonly kind: DayKind; readonly name: string; readonly draft: boolean },
): Promise<void> {
  await sql`
    insert into calendar_day (on_date, kind, name, status)
    values (${put.on}, ${put.kind}, ${put.name}, ${put.draft ? 'draft' : 'official'})
    on conflict (on_date) do update set kind = excluded.kind, name = excluded.name, status = excluded.status`.execute(db);
}

export async function removeDay(db: Db, on: string): Promise<void> {
  await sql`delete from calendar_day where on_date = ${on}`.execute(db);
}

/** Makes every drafted day of a year official; answers how many. */
export async function confirmDays(
  db: Db,
  confirmed: { readonly year: number; readonly by: string; readonly now: Temporal.Instant },
): Promise<number> {
  const { year, by, now } = confirmed;
  const { numAffectedRows } = await sql`
    update calendar_day set status = 'official'
    where status = 'draft' and on_date >= make_date(${year}, 1, 1) and on_date < make_date(${year + 1}, 1, 1)`.execute(db);
  await sql`update calendar_year set confirmed_at = ${now.toString()}, confirmed_by = ${by} where year = ${year}`.execute(db);
  return Number(numAffectedRows ?? 0);
}
