import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { publishedRevisions } from '#modules/procedure/server';
import type { Asker } from './cast.ts';

/** A filing ready to be sent: everything answered, every paper there. */
export interface ReadyDraft {
  readonly id: string;
  readonly token: string;
}

/**
 * Begins so many filings, each like one of the same citizen that was settled before: the answers and papers of a real form, without the typing.
 * Communes are chosen where the applicant has the choice.
 */
export async function readyDrafts(
  db: Db,
  { citizens, count, now }: { readonly citizens: readonly Asker[]; readonly count: number; readonly now: Temporal.Instant },
): Promise<readonly ReadyDraft[]> {
  const tokens = new Map(citizens.map(({ at, token }) => [at, token]));
  const sources = await lastFilings(db, [...tokens.keys()]);
  if (sources.length === 0) throw new Error('Nobody has filed anything');
  const begun = Array.from({ length: count }, (_, nth) => ({ id: newId(), source: sources[nth % sources.length]! }));
  const given = sql`jsonb_to_recordset(${JSON.stringify(begun.map(({ id, source }) => ({ id, like: source.id, commune: source.commune })))}::jsonb)
    as given (id uuid, "like" uuid, commune text)`;
  await sql`
    insert into draft (id, purpose, procedure_code, procedure_revision_id, case_id, agency_id, channel, person_id, answers, created_at, updated_at, expires_at)
    select given.id, 'filing', d.procedure_code, d.procedure_revision_id, d.case_id, given.commune, 'online', d.applicant_id, a.answers,
      ${now.toString()}, ${now.toString()}, ${now.add({ hours: 24 }).toString()}
    from ${given} join dossier d on d.id = given."like" join dossier_answers a on a.dossier_id = d.id and a.round = 0`.execute(db);
  await sql`
    insert into draft_paper (id, draft_id, component, sha256, name, media_type, size, attached_at)
    select gen_random_uuid(), given.id, p.component, p.sha256, p.name, p.media_type, p.size, ${now.toString()}
    from ${given} join dossier_paper p on p.dossier_id = given."like" and p.round = 0`.execute(db);
  return begun.map(({ id, source }) => ({ id, token: tokens.get(source.applicant) ?? '' }));
}

/** Takes away what nobody sent. */
export async function dropDrafts(db: Db, drafts: readonly ReadyDraft[]): Promise<void> {
  await sql`delete from draft where id = any(${drafts.map(({ id }) => id)}::uuid[])`.execute(db);
}

async function lastFilings(db: Db, citizens: readonly string[]) {
  const { rows } = await sql<{ id: string; applicant: string; code: string; agency: string }>`
    select distinct on (applicant_id) id, applicant_id as applicant, procedure_code as code, dossier.agency_id as agency
    from dossier join procedure on procedure.code = procedure_code and procedure.published_revision_id = procedure_revision_id
    where applicant_id = any(${citizens}::uuid[]) and channel = 'online' and place <> 'reception-refused'
    order by applicant_id, dossier.id desc`.execute(db);
  const revisions = await publishedRevisions(db, [...new Set(rows.map(({ code }) => code))]);
  const ofCommunes = new Set(revisions.filter(({ content }) => content.handling.kind === 'commune').map(({ code }) => code));
  return rows.map(({ id, applicant, code, agency }) => ({ id, applicant, commune: ofCommunes.has(code) ? agency : null }));
}
