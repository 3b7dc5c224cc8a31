import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { heldByRevision } from '#kernel/reference';
import type { CalendarDay, SessionPlan } from '../session-plan.ts';
import { WorkingCalendar } from '../working-calendar.ts';

/** The working time of every kind of office. */
export interface Calendars {
  readonly plans: readonly SessionPlan[];
  readonly days: readonly CalendarDay[];
  /** The calendar of the offices on one plan; a plan nobody declared is a fault. */
  readonly of: (planId: string) => WorkingCalendar;
}

/**
 * The calendars in force, read again only after a change.
 *
 * ```sql
 * select id, weekdays, hours, saturday from session_plan order by id
 * select on_date, kind, name, status from calendar_day order by on_date
 * ```
 */
export const readCalendars = heldByRevision('calendar', async function read(db: Db): Promise<Calendars> {
  const plans = await sql<SessionPlan>`select id, weekdays, hours, saturday from session_plan order by id`.execute(db);
  const days = await sql<CalendarDay>`select on_date as "on", kind, name, status from calendar_day order by on_date`.execute(db);
  return calendars(plans.rows, days.rows);
});

function calendars(plans: readonly SessionPlan[], days: readonly CalendarDay[]): Calendars {
  const ofPlans = new Map(plans.map((plan) => [plan.id, new WorkingCalendar(plan, days)]));

  function of(planId: string): WorkingCalendar {
    const calendar = ofPlans.get(planId);
    if (!calendar) throw new Error(`No session plan ${planId}`);
    return calendar;
  }
  return { plans, days, of };
}
