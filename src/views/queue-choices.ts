import { sql } from 'kysely';
import { readAgencies } from '#modules/agency/server';
import type { OfficerActor } from '#modules/dossier';
import type { Seat } from '#modules/queue';
import type { Db } from '#kernel/database';
import { scopeOf } from './queue-scope.ts';

interface Choice {
  readonly id: string;
  readonly name: string;
}

/** What a seat's list can be narrowed down to: only what occurs there, so that no choice leads to nothing for ever. */
export interface QueueChoices {
  readonly procedures: readonly Choice[];
  readonly assignees: readonly Choice[];
  readonly units: readonly Choice[];
}

const MOST_ASSIGNEES = 300;
/** Who oversees more units than this has to do with every procedure there is. */
const MOST_STEPPED = 4;

/** The procedures, specialists and units a seat has to do with. */
export async function queueChoices(
  db: Db,
  { officer, seat }: { readonly officer: OfficerActor; readonly seat: Seat },
): Promise<QueueChoices> {
  const tree = await readAgencies(db);
  const scope = scopeOf(seat, { officer, tree });
  const oversees = scope.column === 'unit_id';
  return {
    procedures: await proceduresOf(db, scope.column === 'desk_id' ? scope : { column: 'unit_id', values: scopeOfUnit(seat, scope) }),
    assignees: oversees ? await specialistsIn(db, scope.values) : [],
    units: oversees && scope.values.length > 1 ? tree.below(seat.agencyId).map(({ id, name }) => ({ id, name })) : [],
  };
}

/** A specialist's dossiers are of their unit's procedures. */
function scopeOfUnit(seat: Seat, scope: { readonly column: string; readonly values: readonly string[] }): readonly string[] {
  return scope.column === 'assignee_id' ? [seat.agencyId] : scope.values;
}

/** Steps from one procedure to the next in the index, however many dossiers each has. */
async function proceduresOf(
  db: Db,
  { column, values }: { readonly column: 'desk_id' | 'unit_id' | 'assignee_id'; readonly values: readonly string[] },
): Promise<readonly Choice[]> {
  if (values.length > MOST_STEPPED) {
    const { rows } = await sql<Choice>`
      select code as id, name from procedure where published_revision_id is not null order by name, code`.execute(db);
    return rows;
  }
  const by = sql.ref(`dossier.${column}`);
  const { rows } = await sql<Choice>`
    with recursive occurring (holder, code) as (
      select holder, (select min(procedure_code) from dossier where ${by} = holder)
      from unnest(${[...values]}::text[]) as held (holder)
      union all
      select holder, (select min(procedure_code) from dossier where ${by} = holder and procedure_code > occurring.code)
      from occurring
      where code is not null
    )
    select code as id, name
    from (select distinct code from occurring where code is not null) as found
    join procedure using (code)
    order by name, code`.execute(db);
  return rows;
}

async function specialistsIn(db: Db, units: readonly string[]): Promise<readonly Choice[]> {
  const { rows } = await sql<Choice>`
    select distinct o.full_name as name, o.id
    from officer_role r
    join officer o on o.id = r.officer_id
    where r.role = 'specialist' and r.agency_id = any(${[...units]}::text[]) and o.active
    order by o.full_name, o.id
    limit ${MOST_ASSIGNEES}`.execute(db);
  return rows;
}
