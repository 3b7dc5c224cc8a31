import { sql } from 'kysely';
import { readAgencies } from '#modules/agency/server';
import type { OfficerActor, Place } from '#modules/dossier';
import type { Seat } from '#modules/queue';
import type { Db } from '#kernel/database';
import { maskName } from '#kernel/text';
import { scopeOf, within } from './queue-scope.ts';

/** A dossier picked from a list. */
export interface PickedRow {
  readonly id: string;
  readonly number: string;
  readonly procedureName: string;
  readonly applicantName: string;
  readonly place: Place;
  /** Whether any officer has opened it. */
  readonly opened: boolean;
}

/** The dossiers of these ids that the seat lets one see, most urgent first; the others are as if they were not there. */
export async function pickedRows(
  db: Db,
  asked: { readonly officer: OfficerActor; readonly seat: Seat; readonly ids: readonly string[] },
): Promise<readonly PickedRow[]> {
  const scope = scopeOf(asked.seat, { officer: asked.officer, tree: await readAgencies(db) });
  const { rows } = await sql<PickedRow>`
    select d.id, coalesce(d.code, d.reference) as number, p.name as "procedureName", d.applicant_name as "applicantName", d.place,
      (select count(*) > 0 from dossier_seen s where s.dossier_id = d.id) as opened
    from dossier d
    left join procedure p on p.code = d.procedure_code
    where d.id = any(${[...asked.ids]}::uuid[]) and ${within(scope)}
    order by d.act_by, d.id`.execute(db);
  return rows.map((row) => ({ ...row, applicantName: maskName(row.applicantName) }));
}
