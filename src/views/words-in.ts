import { sql, type RawBuilder } from 'kysely';
import { fold } from '#kernel/text';

const MOST_WORDS = 6;

/** The words somebody typed into a search, as a condition on `search_text`; every one of them must be there. */
export function hasWords(q: string): RawBuilder<unknown> {
  const words = fold(q.replaceAll('\0', '')).slice(0, 100).split(' ').slice(0, MOST_WORDS);
  return sql.join(
    words.map((word) => sql`search_text like ${`%${word.replace(/[\\%_]/gu, (sign) => `\\${sign}`)}%`}`),
    sql` and `,
  );
}
