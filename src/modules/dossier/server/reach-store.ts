import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** How far answers go that are not what is known, by what they mean: in their dossier only, or everywhere. */
export type Reaches = Readonly<Record<string, 'here' | 'everywhere'>>;

/** Keeps what was said of the answers of a draft, in place of what was said before. */
export async function keepReaches(
  db: Db,
  {
    draftId,
    reaches,
    at,
    personId,
  }: { readonly draftId: string; readonly reaches: Reaches; readonly at: string; readonly personId: string },
): Promise<void> {
  const rows = JSON.stringify(Object.entries(reaches).map(([meaning, reach]) => ({ meaning, reach })));
  await sql`delete from answer_reach where draft_id = ${draftId}`.execute(db);
  await sql`
    insert into answer_reach (draft_id, meaning, reach, said_at, by_person)
    select ${draftId}::uuid, meaning, reach, ${at}::timestamptz, ${personId}::uuid
    from jsonb_to_recordset(${rows}::jsonb) as r (meaning text, reach text)
    on conflict (draft_id, meaning) do update set reach = excluded.reach, said_at = excluded.said_at, by_person = excluded.by_person`.execute(
    db,
  );
}

/** What was said of the answers of a draft, or of the dossier it became. */
export async function reachesOf(db: Db, draftId: string): Promise<Reaches> {
  const { rows } = await sql<{ meaning: string; reach: 'here' | 'everywhere' }>`
    select meaning, reach from answer_reach where draft_id = ${draftId}`.execute(db);
  return Object.fromEntries(rows.map(({ meaning, reach }) => [meaning, reach]));
}

/** Filings a party has under way on its own, of these procedures only where some are named; oldest first. */
export async function openDraftsOf(
  db: Db,
  { partyId, except }: { readonly partyId: string; readonly except: string | null },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from draft
    where person_id = ${partyId} and purpose = 'filing' and desk_id is null and id is distinct from ${except}::uuid
    order by created_at, id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Counts that something known was told anew, once; false when that was counted before. */
export async function countSpread(
  db: Db,
  spread: {
    readonly id: string;
    readonly partyId: string;
    readonly meaning: string;
    readonly by: 'filing' | 'account' | 'locker';
    readonly source: string | null;
    readonly at: string;
  },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into fact_spread (id, party_id, meaning, told_by, source, drafts, told_at)
    values (${spread.id}, ${spread.partyId}, ${spread.meaning}, ${spread.by}, ${spread.source}, 0, ${spread.at})
    on conflict (source, meaning) do nothing
    returning id`.execute(db);
  return rows.length > 0;
}

/** How many open drafts it reached. */
export async function countReached(db: Db, { id, drafts }: { readonly id: string; readonly drafts: number }): Promise<void> {
  await sql`update fact_spread set drafts = ${drafts} where id = ${id}`.execute(db);
}
