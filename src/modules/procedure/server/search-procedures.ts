import type { Db } from '#kernel/database';
import { askedWords, asSecondThought, readingsOf, spokenIn, withInputMethod } from '../find/readings.ts';
import { doubtfulTerms, termsAsked } from '../find/look-up.ts';
import { weigh } from '../find/weigh.ts';
import { countProcedures, procedureCodes, scoreProcedures, type Match } from './procedure-store.postgres.ts';
import { findNearTerms, findPhrases, findTerms } from './search-index.postgres.ts';

const LONGEST_QUESTION = 200;
/** Below this share of the question found, a procedure is not an answer; down to the second it is worth a guess. */
const ENOUGH = 0.35;
const WORTH_A_GUESS = 0.2;
/** What is found much worse than the best is left out. */
const BESIDE_THE_BEST = 0.4;
/** A word alone may have been meant for any of its neighbours. */
const BESIDE_THE_BEST_ALONE = 0.25;
const CODE = /^[1-9]\.?\d[\d.\s]*$/;

/** What a question finds, best first; with nothing found, the nearest there is. */
export interface Answer {
  readonly matches: readonly Match[];
  readonly guesses: readonly Match[];
}

/**
 * Procedures by code or by words: with or without marks, in any order, by abbreviation or everyday word, forgiving one slip of
 * the finger in a word of four letters or more. Null when nothing is asked.
 */
export async function answer(db: Db, question: string | null | undefined): Promise<Answer | null> {
  const q = printable(question).slice(0, LONGEST_QUESTION).trim();
  if (q === '') return null;
  if (CODE.test(q)) {
    const codes = await procedureCodes(db, q.replace(/\D/gu, ''));
    if (codes.length > 0) return { matches: codes.map((code) => ({ code, score: 1 })), guesses: [] };
  }

  const typed = askedWords(q);
  if (typed.length === 0) return { matches: [], guesses: [] };
  const meant = withInputMethod(typed);
  const [phrases, catalogue] = await Promise.all([findPhrases(db, [...spokenIn(typed), ...spokenIn(meant ?? [])]), countProcedures(db)]);
  const readings = [...readingsOf(typed, phrases), ...(meant === null ? [] : readingsOf(meant, phrases)).map(asSecondThought)];
  const standing = await findTerms(db, termsAsked(readings));
  const doubtful = doubtfulTerms(readings, standing);
  const near = doubtful.slipped.length === 0 && doubtful.begun === null ? [] : await findNearTerms(db, doubtful);
  const worths = weigh(readings, [...standing, ...near], { catalogue, doubtful });
  const scored = await scoreProcedures(db, worths, WORTH_A_GUESS);
  const best = scored[0]?.score ?? 0;
  const enough = Math.max(ENOUGH, best * (typed.length === 1 ? BESIDE_THE_BEST_ALONE : BESIDE_THE_BEST));
  const matches = scored.filter(({ score }) => score >= enough);
  return { matches, guesses: matches.length > 0 ? [] : scored.slice(0, 3) };
}

/** Without control characters, which the database refuses. */
function printable(text: string | null | undefined): string {
  return (text ?? '').replace(/\p{Cc}/gu, ' ').toWellFormed();
}
