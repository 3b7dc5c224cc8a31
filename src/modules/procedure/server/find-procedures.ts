import type { Db } from '#kernel/database';
import { heldByQuestion } from '#kernel/reference';
import type { ProcedureSummary } from '../revision.ts';
import { countChoices, listProcedures, type ChoiceCount, type ProcedureFilters, type Span } from './list-procedures.postgres.ts';
import { answer } from './search-procedures.ts';

/** What somebody asks the catalogue. An empty `q` asks for everything. */
export interface ProcedureQuery extends ProcedureFilters {
  readonly q?: string | null;
  readonly limit?: number;
  readonly offset?: number;
}

/** What the catalogue answers: one part of it, how much there is in all, and what may have been meant when nothing was found. */
export interface FoundProcedures {
  readonly total: number;
  readonly procedures: readonly ProcedureSummary[];
  readonly guesses: readonly ProcedureSummary[];
}

const NO_FILTERS: ProcedureFilters = {};
const USUAL = 50;
const MOST = 100;

/**
 * The procedures that answer a question and pass its filters, best first; without a question all of them, by field. What was asked before
 * and is still true is not looked up again.
 */
export const findProcedures = heldByQuestion({ rooms: ['catalogue'], most: 1000 }, async function look(db: Db, query: ProcedureQuery) {
  return (await findWithChoices(db, query, { choices: false })).found;
});

/** The same, with how many of them each choice of each filter would leave. */
export async function findWithChoices(
  db: Db,
  query: ProcedureQuery,
  { choices = true } = {},
): Promise<{ readonly found: FoundProcedures; readonly choices: readonly ChoiceCount[] }> {
  const answered = await answer(db, query.q);
  const asked = { matches: answered?.matches ?? null, filters: filtersOf(query) };
  const [{ total, procedures }, guessed, counted] = await Promise.all([
    listProcedures(db, { ...asked, span: spanOf(query) }),
    answered === null || answered.guesses.length === 0
      ? { procedures: [] }
      : listProcedures(db, { matches: answered.guesses, filters: NO_FILTERS, span: { limit: MOST } }),
    choices ? countChoices(db, asked) : [],
  ]);
  return { found: { total, procedures, guesses: guessed.procedures }, choices: counted };
}

function filtersOf({ field, level, agency, audience, online }: ProcedureQuery): ProcedureFilters {
  const given = { field: printable(field), level, agency: printable(agency), audience, online };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value));
}

function spanOf({ limit = USUAL, offset = 0 }: ProcedureQuery): Span {
  return { limit: Math.min(Math.max(limit, 1), MOST), offset: Math.max(offset, 0) };
}

/** Without what the database refuses in a text. */
function printable(text: string | null | undefined): string {
  return (text ?? '').replace(/\p{Cc}/gu, ' ').toWellFormed();
}
