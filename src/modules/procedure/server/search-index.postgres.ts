import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { Phrase } from '../find/readings.ts';
import { searchTermsOf } from '../find/search-terms.ts';
import type { SearchWords } from '../find/search-words.ts';
import { spellingsIn } from '../find/spelling.ts';
import { LONGEST_SYLLABLE, type KnownTerm } from '../find/weigh.ts';
import { isForgiven, oneLetterLess } from '../find/slip.ts';
import type { Revision } from '../revision.ts';

/** A procedure to be found, and what people call it besides. */
export interface Findable {
  readonly revision: Pick<Revision, 'content'>;
  readonly words: readonly string[];
}

/**
 * Makes procedures findable by their words, and no longer by those they have lost. Writes nothing where nothing changed.
 *
 * How many procedures a term finds is counted once for all of them: thousands imported together share most of their terms.
 */
export async function indexProcedures(db: Db, procedures: readonly Findable[]): Promise<void> {
  const changed = new Set<string>();
  for (const one of procedures) for (const term of await indexProcedure(db, one)) changed.add(term);
  if (changed.size > 0) await countAnew(db, [...changed]);
}

/** Writes what one procedure is found by; answers the terms it was not found by before, or no longer is. */
async function indexProcedure(db: Db, { revision, words }: Findable): Promise<readonly string[]> {
  const { code } = revision.content.record;
  const terms = [...searchTermsOf(revision.content, words)].map(([term, weight]) => ({ term, weight: Math.round(weight * 1000) / 1000 }));
  const written = JSON.stringify(terms);
  const { numAffectedRows } = await sql`
    update procedure set indexed = md5(${written}) where code = ${code} and indexed is distinct from md5(${written})`.execute(db);
  if (Number(numAffectedRows) === 0) return [];

  const given = sql`jsonb_to_recordset(${written}::jsonb) as given (term text, weight real)`;
  const fresh = await sql<{ term: string }>`
    insert into search_term (term) select term from ${given} order by term on conflict do nothing returning term`.execute(db);
  const slips = fresh.rows.flatMap(({ term }) => (isForgiven(term) ? oneLetterLess(term).map((slip) => ({ slip, term })) : []));
  if (slips.length > 0) {
    await sql`
      insert into search_slip (slip, term)
      select slip, term from jsonb_to_recordset(${JSON.stringify(slips)}::jsonb) as given (slip text, term text)
      on conflict do nothing`.execute(db);
  }
  const gone = await sql<{ term: string }>`
    delete from search_entry where code = ${code} and term not in (select term from ${given}) returning term`.execute(db);
  await sql`
    update search_entry set weight = given.weight from ${given}
    where search_entry.code = ${code} and search_entry.term = given.term and search_entry.weight <> given.weight`.execute(db);
  const added = await sql<{ term: string }>`
    insert into search_entry (term, code, weight) select term, ${code}, weight from ${given}
    on conflict do nothing
    returning term`.execute(db);
  return [...gone.rows, ...added.rows].map(({ term }) => term);
}

async function countAnew(db: Db, terms: readonly string[]): Promise<void> {
  await sql`
    update search_term set procedures = counted.procedures
    from (
      select asked.term, count(search_entry.code)::int as procedures
      from unnest(${terms}::text[]) as asked (term)
      left join search_entry on search_entry.term = asked.term
      group by asked.term
    ) as counted
    where search_term.term = counted.term and search_term.procedures <> counted.procedures`.execute(db);
}

/** Keeps what people say instead of what the catalogue says, and forgets what the pack no longer says. */
export async function keepPhrases(db: Db, words: SearchWords): Promise<void> {
  const said = [
    ...Object.entries(words.abbreviations),
    ...Object.entries(words.everyday),
    ...words.idle.map((word) => [word, ['']] as const),
  ];
  const rows = said.flatMap(([spoken, meant]) => {
    const spellings = spellingsIn(spoken);
    const phrase = { spelled: spellings.map(({ marked }) => marked).join(' '), spoken: spellings.map(({ plain }) => plain).join(' ') };
    return meant.map((one) => ({ ...phrase, meant: one }));
  });
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (spelled text, spoken text, meant text)`;
  await sql`delete from search_phrase where (spelled, meant) not in (select spelled, meant from ${given})`.execute(db);
  await sql`
    insert into search_phrase (spelled, spoken, meant) select spelled, spoken, meant from ${given}
    on conflict do nothing`.execute(db);
}

/** The phrases people say that stand among these runs of words. */
export async function findPhrases(db: Db, spoken: readonly string[]): Promise<readonly Phrase[]> {
  const { rows } = await sql<{ spelled: string; spoken: string; meant: string }>`
    select spelled, spoken, meant from search_phrase
    where spoken = any(${spoken}::text[])
    order by spelled, meant`.execute(db);
  return rows.map((row) => ({ spelled: row.spelled.split(' '), spoken: row.spoken.split(' '), meant: row.meant }));
}

/** Which of these terms there are, and how many procedures each finds. */
export async function findTerms(db: Db, terms: readonly string[]): Promise<readonly KnownTerm[]> {
  const { rows } = await sql<KnownTerm>`
    select term, procedures from search_term
    where term = any(${terms}::text[]) and procedures > 0`.execute(db);
  return rows;
}

/** The terms about one slip away from what was typed, and those one word begins. */
export async function findNearTerms(
  db: Db,
  { slipped, begun }: { readonly slipped: readonly string[]; readonly begun: string | null },
): Promise<readonly KnownTerm[]> {
  const { rows } = await sql<KnownTerm>`
    select term, procedures from search_term
    where procedures > 0 and term in (
      select term from search_slip where slip = any(${slipped.flatMap(oneLetterLess)}::text[])
      union all
      select term from search_term where ${begun !== null} and term like ${`${begun ?? '-'}%`} and length(term) <= ${LONGEST_SYLLABLE}
    )`.execute(db);
  return rows;
}
