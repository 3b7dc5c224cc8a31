import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { maskName } from '#kernel/text';

/** A dossier that a counter has taken in; whose it is, only as far as whoever was there recognises it. */
export interface CounterFiled {
  readonly id: string;
  readonly number: string;
  readonly procedureName: string;
  readonly who: string;
  readonly officerName: string;
  readonly filedAt: string;
}

const MOST = 10;

/** What the desks of an officer took in last, newest first: to print a receipt once more. Ask only for desks at which they receive. */
export async function counterFiled(db: Db, desks: readonly string[]): Promise<readonly CounterFiled[]> {
  const { rows } = await sql<CounterFiled>`
    select d.id, coalesce(d.code, d.reference) as number, coalesce(p.name, d.procedure_code) as "procedureName", d.applicant_name as who,
      o.full_name as "officerName", d.filed_at as "filedAt"
    from (
      select id, officer_id, begun_at from counter_intake
      where desk_id = any(${desks}::text[]) and exists (select 1 from dossier where dossier.id = counter_intake.id)
      order by begun_at desc limit ${MOST}
    ) i
    join dossier d on d.id = i.id
    join officer o on o.id = i.officer_id
    left join procedure p on p.code = d.procedure_code
    order by i.begun_at desc, d.id`.execute(db);
  return rows.map((row) => ({ ...row, who: maskName(row.who) }));
}
