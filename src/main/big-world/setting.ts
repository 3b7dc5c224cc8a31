import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { readAgencies } from '#modules/agency/server';
import { coveredYears, readCalendars, type WorkingCalendar } from '#modules/calendar/server';
import { readUnits } from '#modules/place/server';
import type { Revision } from '#modules/procedure';
import { publishedRevisions } from '#modules/procedure/server';
import { WorkTime } from './work-time.ts';

/** The province as the database has it: what the invented world stands on. */
export interface Setting {
  readonly revisions: readonly Revision[];
  readonly communes: readonly string[];
  readonly units: readonly string[];
  readonly communeOfUnit: ReadonlyMap<string, string>;
  readonly seats: readonly Seat[];
  readonly isWithin: (id: string, ancestorId: string) => boolean;
  readonly nameOf: (agencyId: string) => string;
  readonly calendarOf: (agencyId: string) => WorkingCalendar;
  readonly timeOf: (agencyId: string) => WorkTime;
}

/** Somebody who holds a role in an agency. */
export interface Seat {
  readonly officerId: string;
  readonly role: string;
  readonly agencyId: string;
}

export async function readSetting(db: Db): Promise<Setting> {
  const [agencies, calendars, units] = [await readAgencies(db), await readCalendars(db), await readUnits(db)];
  const codes = await sql<{ code: string }>`select code from procedure order by code`.execute(db);
  const revisions = await publishedRevisions(
    db,
    codes.rows.map(({ code }) => code),
  );
  const seats = await sql<Seat>`
    select r.officer_id as "officerId", r.role, r.agency_id as "agencyId"
    from officer_role r join officer o on o.id = r.officer_id join account a on a.officer_id = o.id
    where o.active
    order by a.login, r.role, r.agency_id`.execute(db);
  const years = coveredYears(calendars.days);
  const times = new Map(calendars.plans.map(({ id }) => [id, new WorkTime(calendars.of(id), years)]));
  const planOf = (agencyId: string) => agencies.get(agencyId).sessionPlanId;
  const communes = agencies.all.filter(({ id, kind }) => kind === 'commune' && agencies.find(`${id}.01`) !== null);
  return {
    revisions: revisions.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    communes: communes.map(({ id }) => id),
    units: units.filter(({ code }) => code.length === 5).map(({ code }) => code),
    communeOfUnit: new Map(communes.flatMap(({ id, unitCode }) => (unitCode === null ? [] : [[unitCode, id] as const]))),
    seats: seats.rows,
    nameOf: (id) => agencies.get(id).name,
    isWithin: (id, ancestorId) => agencies.isWithin(id, ancestorId),
    calendarOf: (agencyId) => calendars.of(planOf(agencyId)),
    timeOf(agencyId) {
      const time = times.get(planOf(agencyId));
      if (!time) throw new Error(`No working time of ${agencyId}`);
      return time;
    },
  };
}
