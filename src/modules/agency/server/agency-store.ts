import { sql } from 'kysely';
import { readCalendars, type WorkingCalendar } from '#modules/calendar/server';
import { findUnit } from '#modules/place';
import { readUnits } from '#modules/place/server';
import type { Db } from '#kernel/database';
import { heldByRevision } from '#kernel/reference';
import { AgencyTree } from '../agency-tree.ts';
import type { Agency } from '../agency.ts';

/**
 * The tree of agencies in force, read again only after a change.
 *
 * ```sql
 * select id, name, kind, parent_id, unit_code, session_plan_id, id_source, address, phone, opens_on, closes_on from agency order by id
 * ```
 */
export const readAgencies = heldByRevision('agency', async function read(db: Db): Promise<AgencyTree> {
  const { rows } = await sql<Agency>`
    select id, name, kind, parent_id as "parentId", unit_code as "unitCode", session_plan_id as "sessionPlanId", id_source as "idSource",
      address, phone, opens_on as "opensOn", closes_on as "closesOn"
    from agency
    order by id`.execute(db);
  return new AgencyTree(rows);
});

/** One agency, or `null`. */
export async function findAgency(db: Db, id: string): Promise<Agency | null> {
  return (await readAgencies(db)).find(id);
}

/** The unit an agency serves and the province around it, by their codes; none where it has no unit of its own. */
export async function unitsAround(db: Db, agencyId: string | null): Promise<readonly string[]> {
  const unit = agencyId === null ? null : ((await findAgency(db, agencyId))?.unitCode ?? null);
  return unit === null ? [] : [unit, findUnit(await readUnits(db), unit)?.provinceCode ?? unit];
}

/** The working calendar of an agency; an agency nobody declared is a fault. */
export async function calendarOf(db: Db, agencyId: string): Promise<WorkingCalendar> {
  const { sessionPlanId } = (await readAgencies(db)).get(agencyId);
  return (await readCalendars(db)).of(sessionPlanId);
}
