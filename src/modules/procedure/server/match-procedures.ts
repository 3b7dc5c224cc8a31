import type { Db } from '#kernel/database';
import { procedureNames } from './procedure-store.postgres.ts';
import { answer } from './search-procedures.ts';

/** A procedure some words may mean: 1 is its very name. */
export interface MatchedProcedure {
  readonly code: string;
  readonly name: string;
  readonly score: number;
}

const MOST = 5;

/** The published procedures some words may mean, with how surely; best first. For whoever must decide whether one was meant at all. */
export async function matchProcedures(db: Db, words: string): Promise<readonly MatchedProcedure[]> {
  const found = await answer(db, words);
  const likely = [...(found?.matches ?? []), ...(found?.guesses ?? [])].slice(0, MOST);
  const names = await procedureNames(
    db,
    likely.map(({ code }) => code),
  );
  return likely.flatMap(({ code, score }) => {
    const name = names.get(code);
    return name === undefined ? [] : [{ code, name, score }];
  });
}
