import type { Db } from '#kernel/database';
import { heldByQuestion } from '#kernel/reference';
import { readAgencies } from '#modules/agency/server';
import { AUDIENCES_ASKED, LEVELS, ONLINE_LEVELS, type ProcedureSummary, type Revision } from '#modules/procedure';
import { COMMUNE, findPublishedRevision, findWithChoices, type ProcedureFilters } from '#modules/procedure/server';

/** What somebody asked the catalogue for, as an address carries it. */
export type CatalogueQuestion = Readonly<Record<'q' | FilterName, string | null>> & {
  /** Counted from 1. */
  readonly page?: number;
};

export type FilterName = (typeof FILTERS)[number];

export const FILTERS = ['field', 'level', 'agency', 'audience', 'online'] as const satisfies readonly (keyof ProcedureFilters)[];

/** One choice of a filter and how much it would leave of what was found. */
export interface Choice {
  readonly value: string;
  /** What an agency is called; null where the value says it, and for the commune that is chosen. */
  readonly name: string | null;
  readonly count: number;
}

/** The catalogue as its page shows it: what was found, and what it can be narrowed down to. */
export interface Catalogue {
  readonly total: number;
  readonly found: readonly ProcedureSummary[];
  readonly page: number;
  readonly pages: number;
  /** What may have been meant when nothing was found. */
  readonly guesses: readonly ProcedureSummary[];
  /** The filters that count: a value nobody knows narrows nothing down. */
  readonly filters: Readonly<Record<FilterName, string | null>>;
  readonly choices: Readonly<Record<FilterName, readonly Choice[]>>;
}

const PAGE = 40;

/** The procedures that answer a question, best first; all of them, by field, when nothing is asked. What was asked before is known. */
export const catalogue = heldByQuestion({ rooms: ['catalogue', 'agency'], most: 500 }, lookUp);

async function lookUp(db: Db, asked: CatalogueQuestion): Promise<Catalogue> {
  const filters = {
    field: asked.field,
    level: LEVELS.find((one) => one === asked.level) ?? null,
    agency: asked.agency,
    audience: AUDIENCES_ASKED.find((one) => one === asked.audience) ?? null,
    online: ONLINE_LEVELS.find((one) => one === asked.online) ?? null,
  };
  const page = Math.max(1, Math.trunc(asked.page ?? 1) || 1);
  const [{ found, choices }, agencies] = await Promise.all([
    findWithChoices(db, { ...filters, q: asked.q, limit: PAGE, offset: (page - 1) * PAGE }),
    readAgencies(db),
  ]);
  function choicesOf(filter: FilterName): readonly Choice[] {
    return choices
      .filter((one) => one.filter === filter)
      .map(({ value, count }) => ({ value, count, name: filter === 'agency' && value !== COMMUNE ? nameOf(value) : null }));
  }
  function nameOf(id: string): string {
    return agencies.find(id)?.name ?? id;
  }
  return {
    total: found.total,
    found: found.procedures,
    page,
    pages: Math.max(1, Math.ceil(found.total / PAGE)),
    guesses: found.guesses,
    filters,
    choices: {
      field: choicesOf('field'),
      level: choicesOf('level'),
      agency: choicesOf('agency'),
      audience: choicesOf('audience'),
      online: choicesOf('online'),
    },
  };
}

/** One procedure as its page shows it. */
export interface PublishedProcedure {
  readonly revision: Revision;
  /** Who decides; null when the commune that is chosen does. */
  readonly decidedBy: string | null;
  /** Where papers are handed in; null likewise. */
  readonly receivedBy: string | null;
}

/** The procedure in force under a code, with the names of its agencies. */
export async function publishedProcedure(db: Db, code: string): Promise<PublishedProcedure | null> {
  const revision = await findPublishedRevision(db, code);
  if (!revision) return null;
  const { handling } = revision.content;
  if (handling.kind === 'commune') return { revision, decidedBy: null, receivedBy: null };
  const agencies = await readAgencies(db);
  const nameOf = (id: string): string => agencies.find(id)?.name ?? id;
  return { revision, decidedBy: nameOf(handling.agencyId), receivedBy: nameOf(handling.receptionId) };
}
