import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** What an administrator's first page counts. */
export interface AdministrationFigures {
  readonly officers: number;
  readonly notActivated: number;
  readonly procedures: number;
  readonly waiting: number;
}

/** Officers of the agencies looked after (null: all), and the catalogue of the province. */
export async function administrationFigures(db: Db, within: readonly string[] | null): Promise<AdministrationFigures> {
  const { rows } = await sql<AdministrationFigures>`
    with seen as (
      select o.id, a.first_password_until from officer o join account a on a.officer_id = o.id
      where o.active and (${within}::text[] is null
        or exists (select from officer_role r where r.officer_id = o.id and r.agency_id = any(${within}::text[])))
    )
    select (select count(*)::int from seen) as officers,
      (select count(*)::int from seen where first_password_until is not null) as "notActivated",
      (select count(*)::int from procedure) as procedures,
      (select count(*)::int from procedure_revision where state = 'staged') as waiting`.execute(db);
  const [figures] = rows;
  if (!figures) throw new Error('Counting gave no row');
  return figures;
}
