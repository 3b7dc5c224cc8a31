import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { heldByQuestion } from '#kernel/reference';

/** A procedure that asks for a paper. */
export interface ProcedureUsing {
  readonly code: string;
  readonly name: string;
}

/** Procedures that ask for what another one issues, as the office maps papers to types; by the code and the type its record gives the result. */
export const proceduresUsing = heldByQuestion({ rooms: ['catalogue'], most: 500 }, lookUp);

async function lookUp(
  db: Db,
  result: { readonly code: string | null; readonly paperType: string | null },
): Promise<readonly ProcedureUsing[]> {
  const { rows } = await sql<ProcedureUsing>`
    with issued as (
      select t.type
      from paper_terms t
      where t.holding = 'kept' and t.type = coalesce(
        (select k.type from paper_code k where k.kind = 'result' and k.code = ${result.code}::text), ${result.paperType}::text
      )
    )
    select p.code, p.name
    from procedure p
    join procedure_revision r on r.id = p.published_revision_id
    where exists (
      select from jsonb_array_elements(r.components) c
      left join paper_code k on k.kind = 'component' and k.code = c->>'code'
      where coalesce(k.type, c->>'paperType') in (select type from issued)
    )
    order by p.code`.execute(db);
  return rows;
}
