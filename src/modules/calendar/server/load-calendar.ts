import { sql } from 'kysely';
import { inTransaction, type Db } from '#kernel/database';
import type { Malformed } from '#kernel/malformed';
import { ok, type Result } from '#kernel/result';
import { readCalendarPack } from '../calendar-pack.ts';

/**
 * Brings a pack's `calendar.json` into the database: new and changed plans and days are written, nothing is removed.
 *
 * A day an administrator confirmed is not turned back by the pack's draft of it, and a year an office keeps is left alone altogether.
 * Loading twice writes nothing the second time.
 */
export async function loadCalendar(db: Db, content: unknown): Promise<Result<{ readonly written: number }, Malformed>> {
  const pack = readCalendarPack(content);
  if (!pack.ok) return pack;

  return inTransaction(db, async function write(trx) {
    const plans = await sql`
      insert into session_plan (id, weekdays, hours, saturday)
      select id, weekdays, hours, nullif(saturday, 'null')
      from jsonb_to_recordset(${JSON.stringify(pack.value.plans)}::jsonb)
        as given (id text, weekdays jsonb, hours jsonb, saturday jsonb)
      on conflict (id) do update
        set weekdays = excluded.weekdays, hours = excluded.hours, saturday = excluded.saturday
        where (session_plan.weekdays, session_plan.hours, session_plan.saturday)
          is distinct from (excluded.weekdays, excluded.hours, excluded.saturday)`.execute(trx);
    const days = await sql`
      insert into calendar_day (on_date, kind, name, status)
      select "on", kind, name, status
      from jsonb_to_recordset(${JSON.stringify(pack.value.days)}::jsonb)
        as given ("on" date, kind text, name text, status text)
      where not exists (select from calendar_year where year = extract(year from "on"))
      on conflict (on_date) do update
        set kind = excluded.kind, name = excluded.name, status = excluded.status
        where (calendar_day.kind, calendar_day.name, calendar_day.status)
          is distinct from (excluded.kind, excluded.name, excluded.status)
          and (excluded.status = 'official' or calendar_day.status = 'draft')`.execute(trx);
    return ok({ written: Number(plans.numAffectedRows) + Number(days.numAffectedRows) });
  });
}
