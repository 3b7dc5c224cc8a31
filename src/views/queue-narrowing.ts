import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { workingMinutes } from '#modules/calendar';
import { dueTime, type WorkingCalendar } from '#modules/calendar/server';
import { placesOf, TIMED_PLACES, type QueueFilters, type QueueTab } from '#modules/queue';
import type { OfficerRole, Place } from '#modules/dossier';
import { ZONE } from '#kernel/clock';

const SOON_MINUTES = 8 * 60; // of working time: one day

/** Filters as a condition on a dossier. What is soon, is so by the seat's own calendar. */
export function narrowed(
  filters: QueueFilters,
  at: { readonly officerId: string; readonly now: Temporal.Instant; readonly calendar: WorkingCalendar },
): RawBuilder<unknown> {
  const { procedure, due, assignee, unit, channel, from, until, seen } = filters;
  const conditions = [
    procedure && sql`procedure_code = ${procedure}`,
    due === 'late' && sql`act_by < ${at.now.toString()}::timestamptz`,
    due === 'soon' && sql`act_by >= ${at.now.toString()}::timestamptz and act_by < ${soon(at).toString()}::timestamptz`,
    assignee && (assignee === 'none' ? sql`assignee_id is null` : sql`assignee_id = ${assignee}::uuid`),
    unit && sql`unit_id = ${unit}`,
    channel && sql`channel = ${channel}`,
    from && sql`coalesce(received_at, filed_at) >= ${startOf(from).toString()}::timestamptz`,
    until && sql`coalesce(received_at, filed_at) < ${startOf(until).add({ hours: 24 }).toString()}::timestamptz`,
    seen === 'unopened' && sql`not exists (select from dossier_seen s where s.dossier_id = dossier.id)`,
    seen === 'changed' &&
      sql`exists (
        select from dossier_seen s
        join dossier_fact f on f.dossier_id = s.dossier_id and f.seq > s.version and f.actor_id is distinct from s.officer_id
        where s.dossier_id = dossier.id and s.officer_id = ${at.officerId}::uuid and s.version < dossier.version)`,
  ].filter((condition) => typeof condition === 'object');
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** The states a tab shows, less those in which nothing of the office's can be late when that is what was asked for. */
export function placesShown(
  tab: Exclude<QueueTab, 'opinions'>,
  { role, filters }: { role: OfficerRole; filters: QueueFilters },
): readonly Place[] {
  const places = placesOf(tab, role);
  return filters.due ? places.filter((place) => TIMED_PLACES.includes(place)) : places;
}

/** One working day ahead; where the calendar ends, everything is soon enough. */
function soon({ now, calendar }: { readonly now: Temporal.Instant; readonly calendar: WorkingCalendar }): Temporal.Instant {
  const end = dueTime(now, workingMinutes(SOON_MINUTES), calendar);
  return end.ok ? end.value : now.add({ hours: 24 });
}

function startOf(day: string): Temporal.Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime(ZONE).toInstant();
}
