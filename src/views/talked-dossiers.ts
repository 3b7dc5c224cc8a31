import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { TalkedDossier } from '#modules/conversation';
import { readDossierNumber } from '#modules/dossier/server';
import { myDossiers } from './my-dossiers.ts';

/** The dossiers a chat tells somebody of first: what waits for them, then what goes on, then what is over. */
export async function dossiersToTalkOf(db: Db, personId: string): Promise<readonly TalkedDossier[]> {
  const { dossiers } = await myDossiers(db, { personId });
  return dossiers.map(({ code, reference, ...row }) => ({
    id: row.id,
    number: code ?? reference,
    procedureCode: row.procedureCode,
    procedureName: row.procedureName,
    place: row.place,
    dueAt: row.dueAt,
    answerBy: row.answerBy,
    endedAt: row.endedAt,
  }));
}

/** The dossier of a code or reference, and the phone of its applicant: for whoever proves to hold that phone. */
export async function dossierToProve(db: Db, text: string): Promise<(TalkedDossier & { readonly phone: string | null }) | null> {
  const read = readDossierNumber(text);
  if (!read) return null;
  const column = read.kind === 'code' ? sql`d.code` : sql`d.reference`;
  const { rows } = await sql<TalkedDossier & { readonly phone: string | null }>`
    select d.id, coalesce(d.code, d.reference) as number, d.procedure_code as "procedureCode", coalesce(p.name, d.procedure_code) as "procedureName",
      d.place, d.due_at as "dueAt", d.ended_at as "endedAt", person.phone,
      case when d.place in ('supplement-at-reception', 'supplement-in-appraisal') then d.act_by end as "answerBy"
    from dossier d
    left join procedure p on p.code = d.procedure_code
    left join person on person.id = d.applicant_id
    where ${column} = ${read.number}`.execute(db);
  return rows[0] ?? null;
}
