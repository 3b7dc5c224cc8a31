import { sql, type RawBuilder } from 'kysely';
import type { Db } from './database.ts';

/** Questions by what their answers are called. */
export type Questions<Rows extends object> = { readonly [Name in keyof Rows]: RawBuilder<Rows[Name]> };

/** All rows of each answer, in the order in which the question asks for them. */
export type Answers<Rows extends object> = { readonly [Name in keyof Rows]: readonly Rows[Name][] };

/**
 * Asks several things in one round trip, of one moment: the way to the database and back costs more than most of what is asked there.
 *
 * The rows come as JSON: an instant ends in `+00:00` where it would end in `Z` alone. No question may write.
 */
export async function askTogether<Rows extends object>(db: Db, questions: Questions<Rows>): Promise<Answers<Rows>> {
  const asked = Object.entries(questions as Readonly<Record<string, RawBuilder<unknown>>>).map(
    ([name, question]) => sql`(select coalesce(json_agg(one), '[]') from (${question}) as one) as ${sql.ref(name)}`,
  );
  const { rows } = await sql<Answers<Rows>>`select ${sql.join(asked)}`.execute(db);
  const [answers] = rows;
  if (!answers) throw new Error('A question without an answer');
  return answers;
}
