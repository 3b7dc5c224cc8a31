import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { Worth } from '../find/weigh.ts';
import { onlineLevelOf } from '../online-level.ts';
import { hasChannel, type Revision } from '../revision.ts';

/** Shows a revision in the catalogue: what lists read. */
export async function listInCatalogue(db: Db, revision: Pick<Revision, 'id' | 'content'>): Promise<void> {
  const { record, handling } = revision.content;
  await sql`
    insert into procedure
      (code, name, field, field_code, level, audience, online, agency_id, online_level, published_revision_id)
    values (
      ${record.code}, ${record.name}, ${record.field}, ${record.fieldCode?.trim() || null}, ${record.level}, ${record.audience},
      ${hasChannel(revision.content, 'online')}, ${handling.kind === 'province' ? handling.agencyId : null},
      ${onlineLevelOf(revision.content)}, ${revision.id}
    )
    on conflict (code) do update set
      name = excluded.name, field = excluded.field, field_code = excluded.field_code, level = excluded.level,
      audience = excluded.audience, online = excluded.online, agency_id = excluded.agency_id,
      online_level = excluded.online_level, published_revision_id = excluded.published_revision_id`.execute(db);
}

/** A procedure found, and how well it answers: 1 when all of the question is in it. */
export interface Match {
  readonly code: string;
  readonly score: number;
}

const MOST_MATCHES = 1000;

/** How well procedures answer, by the best reading of the question; best first, of equals the shorter name. */
export async function scoreProcedures(db: Db, worths: readonly Worth[], atLeast: number): Promise<readonly Match[]> {
  if (worths.length === 0) return [];
  const { rows } = await sql<Match>`
    with asked as (
      select * from unnest(
        ${worths.map(({ reading }) => reading)}::int[], ${worths.map(({ place }) => place)}::int[],
        ${worths.map(({ term }) => term)}::text[], ${worths.map(({ worth }) => worth)}::real[]
      ) as asked (reading, place, term, worth)
    ), found as (
      select search_entry.code, asked.reading, asked.place, max(asked.worth * search_entry.weight) as worth
      from asked
      join search_entry on search_entry.term = asked.term
      group by search_entry.code, asked.reading, asked.place
    ), scored as (
      select code, max(score) as score
      from (select code, sum(worth) as score from found group by code, reading) as read
      group by code
    )
    select scored.code, scored.score
    from scored
    join procedure on procedure.code = scored.code
    where scored.score >= ${atLeast}::real
    order by scored.score desc, length(procedure.name), scored.code
    limit ${MOST_MATCHES}`.execute(db);
  return rows;
}

/** The procedures whose code starts with these digits, in order. */
export async function procedureCodes(db: Db, digits: string): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from procedure
    where translate(code, '.', '') like ${`${digits}%`}
    order by code
    limit ${MOST_MATCHES}`.execute(db);
  return rows.map(({ code }) => code);
}

export async function countProcedures(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from procedure`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Which procedures to look at again when a pack was read: those it names, and those that were never indexed. */
export async function codesToIndex(db: Db, named: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from procedure where indexed is null or code = any(${named}::text[]) order by code`.execute(db);
  return rows.map(({ code }) => code);
}

/** What these procedures are called. */
export async function procedureNames(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from procedure where code = any(${codes}::text[])`.execute(db);
  return new Map(rows.map(({ code, name }) => [code, name]));
}
