import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { PhotoTurn } from '#modules/paper';
import type { BoundPaper } from '../draft.ts';
import { touch } from './draft-store.ts';

/** Writes the order and the turns of papers of a draft that was held. */
export async function arrangePapers(
  db: Db,
  arranged: {
    readonly draftId: string;
    readonly at: string;
    readonly papers: readonly { readonly id: string; readonly position: number; readonly turn: PhotoTurn }[];
  },
): Promise<void> {
  await sql`
    update draft_paper p set position = a.position, turn = a.turn
    from jsonb_to_recordset(${JSON.stringify(arranged.papers)}::jsonb) as a (id uuid, position integer, turn smallint)
    where p.id = a.id and p.draft_id = ${arranged.draftId}`.execute(db);
  await touch(db, arranged.draftId, arranged.at);
}

/** Notes the PDF made of photos; made twice at once, it is noted once. Nothing the applicant gave has changed by it. */
export async function addBoundPaper(db: Db, draftId: string, bound: Omit<BoundPaper, 'scan'>): Promise<void> {
  await sql`
    insert into bound_paper (draft_id, component, recipe, sha256, size, pages, made_at)
    select id, ${bound.component}, ${bound.recipe}, ${bound.sha256}, ${bound.size}, ${bound.pages}, ${bound.madeAt}::timestamptz
    from draft where id = ${draftId}
    on conflict (draft_id, component, recipe) do nothing`.execute(db);
}

/** Waits until nobody else binds photos of this draft, and keeps others waiting until the caller's transaction ends. */
export async function holdBinding(db: Db, draftId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bind ${draftId}`}::text, 0))`.execute(db);
}

/** How many filings a person has begun and not sent, and the bytes of the files in all their drafts. */
export async function draftsOfPerson(db: Db, personId: string): Promise<{ readonly count: number; readonly bytes: number }> {
  const { rows } = await sql<{ count: number; bytes: number }>`
    select (select count(*)::int from draft where person_id = ${personId} and desk_id is null and purpose = 'filing') as count,
      (select coalesce(sum(p.size), 0)::bigint from draft_paper p join draft d on d.id = p.draft_id where d.person_id = ${personId} and d.desk_id is null) as bytes`.execute(
    db,
  );
  return rows[0]!;
}
