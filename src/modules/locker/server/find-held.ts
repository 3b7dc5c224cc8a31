import type { Told } from '#modules/form';
import type { Db } from '#kernel/database';
import { confirmedElsewhere, heldElsewhere, type PaperWithOrigins } from '../already-held.ts';
import type { Statement } from '../read-facts.ts';
import { thingIn, thingKindOf } from '../thing.ts';
import { isOwnBusiness, ownAnswers } from '../whose.ts';
import { statementsIn, type StatementAbout } from './fact-store.ts';
import { wantedFor, type FilingAsks } from './find-offers.ts';
import { originsOf, papersIn } from './paper-store.ts';
import { readTypeTable } from './terms-store.postgres.ts';

/** What an office is about to ask for: components by their ids, and answers by what they mean and of whom. */
export interface AskedOfApplicant {
  readonly components: readonly string[];
  readonly answers: readonly Pick<Told, 'meaning' | 'of'>[];
}

/** What of that is in the applicant's locker and could be used, known from other dossiers than this one. */
export interface Held {
  /** By component. */
  readonly papers: ReadonlyMap<string, PaperWithOrigins & { readonly type: string }>;
  /** By meaning; only what an office found right. */
  readonly facts: ReadonlyMap<string, Statement>;
}

const NOTHING: Held = { papers: new Map(), facts: new Map() };

/**
 * What an office is about to ask for although it is there. The caller has asked whether the officer may, and enters the look in the ledger.
 * A filing that is about somebody else asks for nothing of its applicant's.
 */
export async function findHeld(
  { filing, dossierId, asked }: { readonly filing: FilingAsks; readonly dossierId: string; readonly asked: AskedOfApplicant },
  needs: { readonly db: Db },
): Promise<Held> {
  const told = { party: filing.party, answers: { ...filing.answers, givenAt: '', confirmed: null } };
  if (!isOwnBusiness(told)) return NOTHING;
  const asking = { filing, dossierId, asked };
  return { papers: await papersHeld(asking, needs.db), facts: await factsHeld(asking, needs.db) };
}

interface Asking {
  readonly filing: FilingAsks;
  readonly dossierId: string;
  readonly asked: AskedOfApplicant;
}

async function papersHeld({ filing, dossierId, asked }: Asking, db: Db): Promise<Held['papers']> {
  const table = await readTypeTable(db);
  const wanted = filing.components
    .filter(({ id }) => asked.components.includes(id))
    .map((component) => ({ id: component.id, ...wantedFor(component, { filing, table }) }))
    .filter(({ terms }) => terms?.holding === 'kept');
  if (wanted.length === 0) return new Map();

  const types = [...new Set(wanted.flatMap(({ wanted: { type } }) => type ?? []))];
  const papers = await papersIn(db, { partyId: filing.party.id, procedures: null, types });
  const origins = Map.groupBy(
    await originsOf(
      db,
      papers.map(({ id }) => id),
    ),
    ({ paperId }) => paperId,
  );
  const withOrigins = papers.map((paper) => ({ ...paper, origins: origins.get(paper.id) ?? [] }));
  return new Map(
    wanted.flatMap(({ id, wanted: one, terms }) => {
      const held = heldElsewhere(withOrigins, one, { terms, dossierId });
      return held?.type ? [[id, { ...held, type: held.type }] as const] : [];
    }),
  );
}

async function factsHeld({ filing, dossierId, asked }: Asking, db: Db): Promise<Held['facts']> {
  if (asked.answers.length === 0) return new Map();
  const told = { party: filing.party, answers: { ...filing.answers, givenAt: '', confirmed: null } };
  const own = ownAnswers(told);
  const meanings = asked.answers
    .filter(({ meaning, of }) => own.some((one) => one.meaning === meaning && one.of === of))
    .map(({ meaning }) => meaning);
  if (meanings.length === 0) return new Map();

  const statements = await statementsIn(db, { partyId: filing.party.id, procedures: null });
  const said = Object.fromEntries(own.map(({ meaning, value }) => [meaning, value]));
  return new Map(
    meanings.flatMap((meaning) => {
      const held = confirmedElsewhere(aboutTheSame(statements, { meaning, said }), meaning, dossierId);
      return held ? [[meaning, held] as const] : [];
    }),
  );
}

/** What was said of the party itself or, where the fact is one of a thing, of the very thing this filing names. */
function aboutTheSame(
  statements: readonly StatementAbout[],
  { meaning, said }: { readonly meaning: string; readonly said: Readonly<Record<string, unknown>> },
): readonly StatementAbout[] {
  const kind = thingKindOf(meaning);
  if (kind === null) return statements.filter(({ thingId }) => thingId === null);
  const key = thingIn(kind, said)?.key ?? null;
  const things = Map.groupBy(statements, ({ thingId }) => thingId);
  const same = [...things].find(
    ([id, of]) => id !== null && key !== null && thingIn(kind, Object.fromEntries(of.map((one) => [one.meaning, one.value])))?.key === key,
  );
  return same?.[1] ?? [];
}
