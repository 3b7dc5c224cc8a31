import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { fold } from '#kernel/text';
import type { Level } from '../record.ts';
import { hasChannel, type ProcedureSummary, type Revision } from '../revision.ts';

const COLUMNS = sql`
  code, name, field, field_code as "fieldCode", level, audience, online, published_revision_id as "revisionId"`;

/** Stands between the parts of a search text, so that a question that is exactly one of them can be told. */
const PART = ' | ';

/** Shows a revision in the catalogue: what lists and the search read. */
export async function listInCatalogue(db: Db, revision: Pick<Revision, 'id' | 'content'>, words: readonly string[]): Promise<void> {
  const { record } = revision.content;
  const searchText = [record.name, record.code, record.field, record.result?.name, ...(record.keywords ?? []), ...words].join(PART);
  await sql`
    insert into procedure
      (code, name, search_name, search_text, field, field_code, level, audience, online, published_revision_id)
    values (
      ${record.code}, ${record.name}, ${fold(record.name)}, ${`${fold(searchText)}${PART}`}, ${record.field},
      ${record.fieldCode?.trim() || null}, ${record.level}, ${record.audience}, ${hasChannel(revision.content, 'online')}, ${revision.id}
    )
    on conflict (code) do update set
      name = excluded.name, search_name = excluded.search_name, search_text = excluded.search_text,
      field = excluded.field, field_code = excluded.field_code, level = excluded.level,
      audience = excluded.audience, online = excluded.online, published_revision_id = excluded.published_revision_id`.execute(db);
}

/** What narrows a search down. An empty `q` lists everything. */
export interface ProcedureQuery {
  readonly q?: string | null;
  readonly field?: string | null;
  readonly level?: Level | null;
  readonly limit?: number;
}

const LONGEST_QUESTION = 100;
/** So many words in common are worth showing, however long the question. */
const ENOUGH_WORDS = 3;

/**
 * Procedures by code or by words: without diacritics, in any order, forgiving a slip of the finger; best first.
 *
 * First what contains the question, nearly; when nothing does, whatever shares its words ("tôi muốn làm giấy khai sinh").
 */
export async function searchProcedures(db: Db, query: ProcedureQuery): Promise<readonly ProcedureSummary[]> {
  const asked = { ...query, q: fold(printable(query.q)).slice(0, LONGEST_QUESTION), field: printable(query.field) || null };
  if (asked.q === '') return listProcedures(db, asked);
  const near = await searchNear(db, asked);
  return near.length > 0 ? near : searchByWords(db, asked);
}

type Asked = ProcedureQuery & { readonly q: string };

async function listProcedures(db: Db, asked: Asked): Promise<readonly ProcedureSummary[]> {
  const { rows } = await sql<ProcedureSummary>`
    select ${COLUMNS} from procedure
    where ${narrowed(asked)}
    order by field collate "vi-x-icu", name collate "vi-x-icu", code
    limit ${limitOf(asked)}`.execute(db);
  return rows;
}

async function searchNear(db: Db, asked: Asked): Promise<readonly ProcedureSummary[]> {
  const { rows } = await sql<ProcedureSummary>`
    select ${COLUMNS} from procedure
    where (search_text %> ${asked.q} or code like ${prefixOf(asked.q)}) and ${narrowed(asked)}
    order by
      code = ${asked.q} desc,
      code like ${prefixOf(asked.q)} desc,
      search_text like ${`%${PART}${prefixOf(`${asked.q}${PART}`)}`} desc,
      2 * word_similarity(${asked.q}, search_name) + word_similarity(${asked.q}, search_text)
        + similarity(${asked.q}, search_name) / 2 desc,
      code
    limit ${limitOf(asked)}`.execute(db);
  return rows;
}

async function searchByWords(db: Db, asked: Asked): Promise<readonly ProcedureSummary[]> {
  const words = asked.q.split(' ').filter((word) => word.length > 1);
  if (words.length === 0) return [];
  const { rows } = await sql<ProcedureSummary>`
    select ${COLUMNS} from (
      select procedure.*, max(found.score) over () as best, found.score
      from procedure
      cross join lateral (
        select avg(word_similarity(word, search_name) * 2 + word_similarity(word, search_text)) as score,
          count(*) filter (where word_similarity(word, search_text) >= 0.6) as shared
        from unnest(${words}::text[]) as word
      ) as found
      where (found.shared * 2 > ${words.length}::int or found.shared >= ${ENOUGH_WORDS}::int) and ${narrowed(asked)}
    ) as ranked
    where score >= best * 0.75
    order by score desc, code
    limit ${limitOf(asked)}`.execute(db);
  return rows;
}

/** How many procedures each field and level has: what a list can be narrowed down to. */
export async function countByField(db: Db): Promise<readonly { readonly field: string; readonly level: Level; readonly count: number }[]> {
  const { rows } = await sql<{ field: string; level: Level; count: number }>`
    select field, level, count(*)::int as count from procedure
    group by field, level
    order by field collate "vi-x-icu", level`.execute(db);
  return rows;
}

function narrowed(asked: Asked) {
  return sql<boolean>`
    (${asked.field ?? null}::text is null or field = ${asked.field ?? null}::text)
    and (${asked.level ?? null}::text is null or level = ${asked.level ?? null}::text)`;
}

/** Without control characters, which the database refuses. */
function printable(text: string | null | undefined): string {
  return (text ?? '').replace(/\p{Cc}/gu, ' ');
}

function prefixOf(q: string): string {
  return `${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

function limitOf(asked: Asked): number {
  return Math.min(Math.max(asked.limit ?? 50, 1), 500);
}
