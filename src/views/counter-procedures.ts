import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { readAgencies } from '#modules/agency/server';

/** A procedure that a desk takes in at its counter, and over which ways. */
export interface CounterProcedure {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly postal: boolean;
}

/** What a desk receives at its counter: the province's procedures at the desk they name, a commune's at its own. */
export async function counterProcedures(db: Db, deskId: string): Promise<readonly CounterProcedure[]> {
  const tree = await readAgencies(db);
  const commune = tree.lineOf(deskId).find(({ kind }) => kind === 'commune')?.id ?? null;
  const { rows } = await sql<CounterProcedure>`
    select p.code, p.name, p.field, r.channels @> '[{"channel": "postal"}]' as postal
    from procedure p
    join procedure_revision r on r.id = p.published_revision_id
    where r.channels @> '[{"channel": "direct"}]'
      and (r.handling ->> 'receptionId' = ${deskId} or ${commune}::text || (r.handling ->> 'receptionSuffix') = ${deskId})
    order by p.field, p.name, p.code`.execute(db);
  return rows;
}
