import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { maskName } from '#kernel/text';

/** A dossier a counter took in of which something was asked for again; whose it is, only as far as they recognise it. */
export interface CounterSupplement {
  readonly id: string;
  readonly number: string;
  readonly procedureName: string;
  readonly who: string;
  readonly answerBy: string;
}

const MOST = 100;

/** What the desks of an officer may answer for those they filed for, what ends first before the rest. Ask only for desks at which they receive. */
export async function counterSupplements(db: Db, desks: readonly string[]): Promise<readonly CounterSupplement[]> {
  const { rows } = await sql<CounterSupplement>`
    select draft.id, coalesce(d.code, d.reference) as number, coalesce(p.name, d.procedure_code) as "procedureName",
      d.applicant_name as who, draft.expires_at as "answerBy"
    from draft
    join dossier d on d.id = draft.id
    left join procedure p on p.code = d.procedure_code
    where draft.desk_id = any(${desks}::text[]) and draft.purpose = 'supplement'
    order by draft.expires_at, draft.id
    limit ${MOST}`.execute(db);
  return rows.map((row) => ({ ...row, who: maskName(row.who) }));
}
