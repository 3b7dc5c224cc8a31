import type { Db } from '#kernel/database';
import { readAgencies } from '#modules/agency/server';
import { LEVELS, type Level, type ProcedureSummary, type Revision } from '#modules/procedure';
import { countByField, findPublishedRevision, searchProcedures } from '#modules/procedure/server';

/** What somebody asked the catalogue for, as an address carries it. */
export interface CatalogueQuestion {
  readonly q: string | null;
  readonly field: string | null;
  readonly level: string | null;
}

/** The catalogue as its page shows it: what was found, and what it can be narrowed down to. */
export interface Catalogue {
  readonly total: number;
  readonly found: readonly ProcedureSummary[];
  readonly fields: readonly { readonly field: string; readonly count: number }[];
  readonly levels: readonly { readonly level: Level; readonly count: number }[];
}

/** The procedures that answer a question, best first; all of them, by field, when nothing is asked. */
export async function catalogue(db: Db, asked: CatalogueQuestion): Promise<Catalogue> {
  const level = LEVELS.find((one) => one === asked.level) ?? null;
  const counts = await countByField(db);
  const found = await searchProcedures(db, { q: asked.q, field: asked.field, level, limit: 500 });
  const sum = (of: typeof counts): number => of.reduce((all, { count }) => all + count, 0);
  return {
    total: sum(counts),
    found,
    fields: [...Map.groupBy(counts, ({ field }) => field)].map(([field, of]) => ({ field, count: sum(of) })),
    levels: LEVELS.map((one) => ({ level: one, count: sum(counts.filter((of) => of.level === one)) })),
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
