import { principalOf, type CitizenAsking } from '#modules/citizen';
import type { Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import type { DossierTold } from '../dossier-told.ts';
import type { LockerPaper } from '../locker-paper.ts';
import { judgeUsed, type UsedHindrance } from '../judge-used.ts';
import { offersFor, type Offers, type WantedPaper } from '../offer.ts';
import type { PaperTerms } from '../paper-terms.ts';
import { thingIn } from '../thing.ts';
import { askedAs, numberOfType, resultCodesOf, typeOf, type TypeTable } from '../type-of.ts';
import { isOwnBusiness, ownAnswers } from '../whose.ts';
import { isOpenTo, noteLook, scopeOf } from './open-locker.ts';
import { papersIn, papersOfContents } from './paper-store.ts';
import { readTypeTable } from './terms-store.postgres.ts';

/** A filing under way, as far as papers of a locker can be of use to it. */
export interface FilingAsks {
  readonly party: DossierTold['party'];
  readonly answers: Pick<DossierTold['answers'], 'told' | 'hasOwner'>;
  /** `YYYY-MM-DD`: the day it is filed, and the day by which it should be decided. */
  readonly filedOn: string;
  readonly decidedOn: string;
  /** The unit where it is settled, and those around it. */
  readonly units: readonly string[];
  readonly components: readonly { readonly id: string; readonly code: string | null; readonly paperType: string | null }[];
}

/** What there is for a component; `elsewhere`: offices issue such papers, so the country's locker may have one. */
export interface FoundOffers extends Offers {
  readonly elsewhere: boolean;
}

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/**
 * What the locker has for each component of a filing, and why something of that type is not offered; all papers of a filing in one
 * question to the database. Of nobody but the principal whose filing it is, and nothing for a filing that is about somebody else.
 */
export async function findOffers(
  asked: { readonly actor: CitizenAsking; readonly filing: FilingAsks },
  needs: Needs,
): Promise<ReadonlyMap<string, FoundOffers>> {
  const { actor, filing } = asked;
  if (principalOf(actor) !== filing.party.id || !isOwn(filing)) return new Map();
  if (!(await isOpenTo(actor, needs))) return new Map();

  const table = await readTypeTable(needs.db);
  const wanted = filing.components.flatMap((component) => {
    const type = typeOf(table, { kind: 'component', ...component });
    const holding = type === null ? undefined : table.terms.get(type)?.holding;
    // What was made for one purpose is never offered, and it is said why.
    return type !== null && (holding === 'kept' || holding === 'one-purpose') ? [{ component, type }] : [];
  });
  if (wanted.length === 0) return new Map();
  const papers = await papersIn(needs.db, { ...scopeOf(actor), types: [...new Set(wanted.map(({ type }) => type))] });
  if (papers.length > 0) await noteLook(actor, null, needs);
  return new Map(
    wanted.map(({ component, type }) => {
      const asks = wantedFor(component, { filing, table });
      const elsewhere = asks.terms?.holding === 'kept' && asks.wanted.askedAs !== 'paper' && resultCodesOf(table, type).length > 0;
      return [component.id, { ...offersFor(papers, asks.wanted, asks.terms), elsewhere }] as const;
    }),
  );
}

/** A paper that is offered for a component right now, to be put to the filing; any other is refused. */
export async function offeredPaper(
  asked: { readonly actor: CitizenAsking; readonly filing: FilingAsks; readonly component: string; readonly paperId: string },
  needs: Needs,
): Promise<Result<LockerPaper, { readonly code: 'locker.not-offered' }>> {
  const offers = (await findOffers(asked, needs)).get(asked.component);
  const found = offers?.offered.find(({ paper }) => paper.id === asked.paperId);
  return found ? ok(found.paper) : refuse({ code: 'locker.not-offered' });
}

/** A paper taken from the locker that may no longer be sent, and why. */
export interface UsedNoLonger {
  readonly component: string;
  readonly sha256: string;
  readonly because: UsedHindrance;
  /** What it is called, and its last day; null where the locker knows none. */
  readonly name: string | null;
  readonly expiresOn: string | null;
}

/**
 * Judges once more, when a filing is about to be sent, what was taken from the locker for it: whatever may not be used by now is named.
 * Asked of the rules, not of who sends: the filing holds these papers already.
 */
export async function usedNoLonger(
  asked: { readonly filing: FilingAsks; readonly used: readonly { readonly component: string; readonly sha256: string }[] },
  needs: { readonly db: Db },
): Promise<readonly UsedNoLonger[]> {
  const { filing, used } = asked;
  if (used.length === 0) return [];
  const table = await readTypeTable(needs.db);
  const papers = await papersOfContents(needs.db, { partyId: filing.party.id, contents: used.map(({ sha256 }) => sha256) });
  const isAboutParty = isOwn(filing);
  return used.flatMap(({ component, sha256 }) => {
    const asks = filing.components.find(({ id }) => id === component) ?? { id: component, code: null, paperType: null };
    const { wanted, terms } = wantedFor(asks, { filing, table });
    const there = papers.filter((paper) => paper.sha256 === sha256);
    const found = isAboutParty ? judgeUsed(there, wanted, terms) : { paper: there[0] ?? null, because: 'other-holder' as const };
    return found
      ? [{ component, sha256, because: found.because, name: found.paper?.name ?? null, expiresOn: found.paper?.expiresOn ?? null }]
      : [];
  });
}

/** What one component of a filing asks a paper to be, and the terms of its type. */
export function wantedFor(
  component: FilingAsks['components'][number],
  { filing, table }: { readonly filing: FilingAsks; readonly table: TypeTable },
): { readonly wanted: WantedPaper; readonly terms: PaperTerms | null } {
  const type = typeOf(table, { kind: 'component', ...component });
  const terms = (type === null ? undefined : table.terms.get(type)) ?? null;
  const said = Object.fromEntries(ownAnswers(told(filing)).map(({ meaning, value }) => [meaning, value]));
  const { filedOn, decidedOn, units, party } = filing;
  const number = type === null ? undefined : said[numberOfType(table, type) ?? ''];
  const wanted = {
    ...{ type, filedOn, decidedOn, units, holderId: party.id },
    askedAs: askedAs(table, { kind: 'component', ...component }),
    about: terms?.about ? thingIn(terms.about, said) : null,
    number: typeof number === 'string' && number !== '' ? number : null,
  };
  return { wanted, terms };
}

function isOwn(filing: FilingAsks): boolean {
  return isOwnBusiness(told(filing));
}

function told({ party, answers, filedOn }: FilingAsks): Pick<DossierTold, 'party' | 'answers'> {
  return { party, answers: { ...answers, givenAt: filedOn, confirmed: null } };
}
