import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { maskName } from '#kernel/text';

/** A filing that a desk began for somebody and has not filed yet; whose it is, only as far as whoever was there recognises it. */
export interface CounterDraft {
  readonly id: string;
  readonly deskId: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly who: string;
  readonly officerName: string;
  readonly updatedAt: string;
  readonly expiresAt: string;
}

const MOST = 100;

/** What the desks of an officer have begun, newest first. Ask only for desks at which they receive. */
export async function counterDrafts(db: Db, desks: readonly string[]): Promise<readonly CounterDraft[]> {
  const { rows } = await sql<CounterDraft>`
    select d.id, d.desk_id as "deskId", d.procedure_code as "procedureCode", coalesce(p.name, d.procedure_code) as "procedureName",
      coalesce(person.full_name, organisation.name, '') as who, o.full_name as "officerName", d.updated_at as "updatedAt",
      d.expires_at as "expiresAt"
    from draft d
    join counter_intake i on i.id = d.id
    join officer o on o.id = i.officer_id
    left join person on person.id = d.person_id
    left join organisation on organisation.id = d.person_id
    left join procedure p on p.code = d.procedure_code
    where d.desk_id = any(${desks}::text[]) and d.purpose = 'filing'
    order by d.updated_at desc, d.id
    limit ${MOST}`.execute(db);
  return rows.map((row) => ({ ...row, who: maskName(row.who) }));
}
