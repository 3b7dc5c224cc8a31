import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { heldByRevision } from '#kernel/reference';
import type { Unit } from '../unit.ts';

/**
 * Every unit, provinces included, read again only after a change.
 *
 * ```sql
 * select code, kind, name, province_code from place_unit order by code
 * ```
 */
export const readUnits = heldByRevision('place', async function read(db: Db): Promise<readonly Unit[]> {
  const { rows } = await sql<Unit>`
    select code, kind, name, province_code as "provinceCode" from place_unit order by code`.execute(db);
  return rows;
});
