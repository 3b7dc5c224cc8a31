import { sql } from 'kysely';
import type { Answers, ChangedAt } from '#modules/form';
import type { Db } from '#kernel/database';
import type { Draft, DraftPaper } from '../draft.ts';
import type { EarlierRequest } from './dossier-store.ts';

const PAPERS = sql`
  (select coalesce(json_agg(json_build_object('id', p.id, 'component', p.component, 'sha256', p.sha256, 'name', p.name,
    'mediaType', p.media_type, 'size', p.size, 'origin', p.origin, 'attachedAt', p.attached_at, 'position', p.position, 'turn', p.turn,
    'scan', coalesce(o.scan, 'unchecked')) order by p.position, p.attached_at, p.id), '[]')
   from draft_paper p left join stored_object o on o.sha256 = p.sha256 where p.draft_id = draft.id) as papers,
  (select coalesce(json_agg(json_build_object('component', b.component, 'recipe', b.recipe, 'sha256', b.sha256, 'size', b.size,
    'pages', b.pages, 'madeAt', b.made_at, 'scan', coalesce(o.scan, 'unchecked')) order by b.made_at), '[]')
   from bound_paper b left join stored_object o on o.sha256 = b.sha256 where b.draft_id = draft.id) as bound,
  (select coalesce(json_agg(json_build_object('component', b.component, 'originals', b.originals, 'certified', b.certified,
    'copies', b.copies, 'compared', b.compared) order by b.component), '[]')
   from brought_paper b where b.intake_id = draft.id and b.round = draft.round) as brought`;

const COLUMNS = sql`
  id, purpose, procedure_code as "procedureCode", procedure_revision_id as "revisionId", case_id as "caseId", agency_id as "agencyId",
  channel, person_id as "personId", round, desk_id as "deskId", answers, page, version, created_at as "createdAt", updated_at as "updatedAt",
  expires_at as "expiresAt"`;

/** A draft with its papers, whoever owns it. */
export async function findDraft(db: Db, id: string): Promise<Draft | null> {
  const { rows } = await sql<Draft>`select ${COLUMNS}, ${PAPERS} from draft where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** The same, with what a request under this key was answered before: all a filing looks at, in one round trip. */
export async function findForFiling(
  db: Db,
  asked: { readonly draftId: string | null; readonly owner: string; readonly key: string },
): Promise<{ readonly draft: Draft | null; readonly earlier: EarlierRequest | null }> {
  const { rows } = await sql<{ id: string | null; earlier: EarlierRequest | null } & Omit<Draft, 'id'>>`
    select ${COLUMNS}, ${PAPERS},
      (select json_build_object('bodyHash', r.body_hash, 'answer', r.answer)
       from request_key r where r.owner = ${asked.owner} and r.key = ${asked.key}) as earlier
    from (select ${asked.draftId}::uuid as draft_id) as asked
    left join draft on draft.id = asked.draft_id`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('One row is asked for');
  const { earlier, id, ...draft } = row;
  return { earlier, draft: id === null ? null : { id, ...draft } };
}

/** The same, held until the caller's transaction ends: its version is changed by nobody else meanwhile. */
export async function holdDraft(db: Db, id: string): Promise<Draft | null> {
  const { rows } = await sql`select 1 from draft where id = ${id} for update`.execute(db);
  return rows.length === 0 ? null : findDraft(db, id);
}

/**
 * The filing this person began since then with the same choices and did not touch yet, if there is one. Until the caller's transaction
 * ends nobody else asks the same for them, so that two clicks at once do not both find nothing.
 */
export async function holdUntouched(
  db: Db,
  begun: Pick<Draft, 'personId' | 'procedureCode' | 'caseId' | 'agencyId'> & { readonly since: string },
): Promise<string | null> {
  const { caseId, agencyId } = begun;
  const key = `draft ${begun.personId} ${begun.procedureCode}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}::text, 0))`.execute(db);
  const { rows } = await sql<{ id: string }>`
    select id from draft
    where person_id = ${begun.personId} and procedure_code = ${begun.procedureCode} and purpose = 'filing' and desk_id is null
      and version = 1 and page is null and created_at >= ${begun.since} and (${caseId}::text is null or case_id = ${caseId})
      and (${agencyId}::text is null or agency_id = ${agencyId})
    order by created_at desc, id desc
    limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

/** When each answer of a draft was changed last. */
export async function findChangedAt(db: Db, id: string): Promise<ChangedAt> {
  const { rows } = await sql<{ changedAt: ChangedAt }>`select changed_at as "changedAt" from draft where id = ${id}`.execute(db);
  return rows[0]?.changedAt ?? {};
}

export async function keepChangedAt(db: Db, id: string, changedAt: ChangedAt): Promise<void> {
  await sql`update draft set changed_at = ${JSON.stringify(changedAt)}::jsonb where id = ${id}`.execute(db);
}

export async function insertDraft(db: Db, draft: Omit<Draft, 'papers' | 'bound' | 'brought' | 'version' | 'round'>): Promise<void> {
  await sql`
    insert into draft (id, purpose, procedure_code, procedure_revision_id, case_id, agency_id, channel, person_id, desk_id, answers, page,
      created_at, updated_at, expires_at)
    values (${draft.id}, ${draft.purpose}, ${draft.procedureCode}, ${draft.revisionId}, ${draft.caseId}, ${draft.agencyId}, ${draft.channel},
      ${draft.personId}, ${draft.deskId}, ${JSON.stringify(draft.answers)}::jsonb, ${draft.page}, ${draft.createdAt}, ${draft.updatedAt}, ${draft.expiresAt})`.execute(
    db,
  );
}

/** What may change in a draft that was held. */
export interface DraftChange {
  readonly id: string;
  readonly revisionId: string;
  readonly caseId: string | null;
  readonly agencyId: string | null;
  readonly answers: Answers;
  readonly page: string | null;
  readonly at: string;
  readonly expiresAt: string;
}

/** Writes a draft that was held before, and answers its new version. */
export async function changeDraft(db: Db, change: DraftChange): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update draft set procedure_revision_id = ${change.revisionId}, case_id = ${change.caseId}, agency_id = ${change.agencyId},
      answers = ${JSON.stringify(change.answers)}::jsonb, page = ${change.page}, updated_at = ${change.at},
      expires_at = ${change.expiresAt}, version = version + 1
    where id = ${change.id}
    returning version`.execute(db);
  return rows[0]?.version ?? 0;
}

/** Takes a draft away; what a counter noted for it goes with it. Never one that became a dossier: its id lives on. */
export async function removeDraft(db: Db, id: string): Promise<void> {
  await sql`
    with gone as (
      delete from draft where id = ${id} and purpose = 'filing' returning id
    ), unsaid as (
      delete from answer_reach where draft_id in (select id from gone)
    ), undeclared as (
      delete from declared_absent where draft_id in (select id from gone)
    )
    delete from counter_intake where id in (select id from gone)`.execute(db);
}

/** Puts a paper to a draft that was held; the same content for the same component again changes nothing. */
export async function insertDraftPaper(db: Db, draftId: string, paper: DraftPaper): Promise<void> {
  await sql`
    insert into draft_paper (id, draft_id, component, sha256, name, media_type, size, origin, attached_at, position, turn)
    values (${paper.id}, ${draftId}, ${paper.component}, ${paper.sha256}, ${paper.name}, ${paper.mediaType}, ${paper.size}, ${paper.origin},
      ${paper.attachedAt}, ${paper.position}, ${paper.turn})
    on conflict (draft_id, component, sha256) do nothing`.execute(db);
  await touch(db, draftId, paper.attachedAt);
}

export async function deleteDraftPaper(
  db: Db,
  removed: { readonly draftId: string; readonly paperId: string; readonly at: string },
): Promise<void> {
  await sql`delete from draft_paper where id = ${removed.paperId} and draft_id = ${removed.draftId}`.execute(db);
  await touch(db, removed.draftId, removed.at);
}

/** Forgets drafts whose time is over; answers how many. */
export async function forgetExpiredDrafts(db: Db, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with gone as (
      delete from draft where purpose = 'filing' and expires_at < ${now.toString()} returning id
    ), unsaid as (
      delete from answer_reach where draft_id in (select id from gone)
    ), undeclared as (
      delete from declared_absent where draft_id in (select id from gone)
    ), unmet as (
      delete from counter_intake where id in (select id from gone)
    )
    select count(*)::int as count from gone`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Counts a change of a draft, so that whoever looked at it before is told. */
export async function touch(db: Db, draftId: string, at: string): Promise<void> {
  await sql`update draft set version = version + 1, updated_at = ${at} where id = ${draftId}`.execute(db);
}
