import type { ContentTold, Digitisation, DossierTold, PaperTold, ResultTold } from './dossier-told.ts';
import type { LockerPaper } from './locker-paper.ts';
import type { LockerOrigin } from './origin.ts';
import type { Reach } from './read-facts.ts';
import { factsOfNumber, isKey, thingIn, thingKindOf, type Thing } from './thing.ts';
import { numberMeans, typeOf, type TypeTable } from './type-of.ts';
import { isOwnBusiness, ownAnswers } from './whose.ts';

/** A paper to be kept, with what happened to it in one dossier. */
export type PaperToKeep = Pick<
  LockerPaper,
  'type' | 'sha256' | 'name' | 'fileName' | 'mediaType' | 'size' | 'holderId' | 'number' | 'issuerId' | 'issuedOn' | 'expiresOn' | 'about'
> & { readonly origins: readonly LockerOrigin[]; readonly scope?: LockerPaper['scope'] };

/** Something said to be kept; without a `thing` it is said of the party itself. */
export interface FactToKeep {
  readonly thing: Thing | null;
  readonly meaning: string;
  readonly value: unknown;
  readonly label: string;
  readonly told: string;
  readonly givenAt: string;
  readonly reach: Reach;
  readonly confirmed: { readonly at: string; readonly agencyId: string } | null;
}

/** What of a dossier belongs into the locker. Declarations, and what is read from registers, stay in the dossier. */
export function whatIsKept(
  told: DossierTold,
  table: TypeTable,
): { readonly papers: readonly PaperToKeep[]; readonly facts: readonly FactToKeep[] } {
  const papers = [
    ...told.papers.map((paper) => paperToKeep(paper, { told, table })),
    ...told.results.map((result) => resultToKeep(result, { told, table })),
  ];
  return {
    papers: papers.filter((paper) => paper !== null),
    facts: [...factsToKeep({ told, table }), ...numbersOf({ told, table }), ...rowsToKeep(told)],
  };
}

interface Around {
  readonly told: DossierTold;
  readonly table: TypeTable;
}

function paperToKeep(paper: PaperTold, { told, table }: Around): PaperToKeep | null {
  const kept = contentToKeep(paper, 'component', { told, table });
  const here = { dossierId: told.dossierId, component: paper.component, procedureCode: told.procedureCode };
  const { confirmed, digitised, faultedAt, givenAt, revokedAt } = paper;
  const given = { owner: 'given', counter: 'given-at-counter', locker: 'used' } as const;
  const deskId = paper.by === 'counter' ? paper.deskId : null;
  return (
    kept && {
      ...kept,
      ...(digitised && writtenDown(digitised, kept.holderId)),
      origins: [
        { ...here, kind: given[paper.by], at: givenAt, agencyId: deskId },
        ...(paper.compared && !digitised ? [{ ...here, kind: 'compared' as const, at: givenAt, agencyId: deskId }] : []),
        ...(confirmed ? [{ ...here, kind: 'confirmed' as const, at: confirmed.at, agencyId: confirmed.agencyId }] : []),
        ...signs(digitised, here),
        ...(faultedAt === null ? [] : [{ ...here, kind: 'faulted' as const, at: faultedAt, agencyId: null }]),
        ...(revokedAt === null ? [] : [{ ...here, kind: 'revoked' as const, at: revokedAt, agencyId: null }]),
      ],
    }
  );
}

/** What an officer wrote down of a paper. That it is another's takes it from the one who handed it in; that it is theirs gives it to nobody. */
function writtenDown({ heldBy, number, issuedOn, expiresOn, scope }: Digitisation, holderId: string | null) {
  return { number, issuedOn, expiresOn, scope, holderId: heldBy === 'applicant' ? holderId : null };
}

function signs(
  digitised: Digitisation | null,
  here: Pick<LockerOrigin, 'dossierId' | 'component' | 'procedureCode'>,
): readonly LockerOrigin[] {
  if (!digitised) return [];
  const { at, agencyId, signed } = digitised;
  return [{ ...here, kind: 'compared', at, agencyId }, ...(signed ? [{ ...here, kind: 'signed' as const, ...signed }] : [])];
}

function resultToKeep(result: ResultTold, { told, table }: Around): PaperToKeep | null {
  const kept = contentToKeep(result, 'result', { told, table });
  const here = { dossierId: told.dossierId, component: '', procedureCode: told.procedureCode, agencyId: result.issuerId };
  const { number, issuerId, issuedOn, issuedAt, replacedAt, revokedAt } = result;
  const months = kept?.type ? (table.terms.get(kept.type)?.validMonths ?? null) : null;
  return (
    kept && {
      ...kept,
      ...{ number, issuerId, issuedOn },
      expiresOn: months === null ? null : monthsAfter(issuedOn, months),
      origins: [
        { ...here, kind: 'issued', at: issuedAt },
        ...(replacedAt === null ? [] : [{ ...here, kind: 'replaced' as const, at: replacedAt }]),
        ...(revokedAt === null ? [] : [{ ...here, kind: 'revoked' as const, at: revokedAt }]),
      ],
    }
  );
}

function contentToKeep(content: ContentTold, kind: 'component' | 'result', { told, table }: Around): Omit<PaperToKeep, 'origins'> | null {
  const type = typeOf(table, { kind, code: content.code, paperType: content.paperType });
  const terms = type === null ? undefined : table.terms.get(type);
  if (terms?.holding === 'never') return null;
  const { sha256, name, fileName, mediaType, size } = content;
  const isOwn = terms?.namesHolder !== true && isOwnBusiness(told);
  return {
    ...{ type, sha256, name, fileName, mediaType, size },
    holderId: isOwn ? told.party.id : null,
    ...{ number: null, issuerId: null, issuedOn: null, expiresOn: null },
    about: terms?.about ? thingIn(terms.about, saidIn({ told, table })) : null,
  };
}

function factsToKeep({ told, table }: Around): readonly FactToKeep[] {
  const { givenAt, confirmed } = told.answers;
  const said = saidIn({ told, table });
  return ownAnswers(told).map(({ meaning, value, label, text, reach = 'told' }) => ({
    ...{ thing: thingOf(meaning, said), meaning, value, label, told: text, givenAt, reach, confirmed },
  }));
}

/** Those close to the party that it names in lists, each known by their number or name; the same one named twice is kept once. */
function rowsToKeep(told: DossierTold): readonly FactToKeep[] {
  const { rows = [], givenAt, confirmed } = told.answers;
  if (!isOwnBusiness(told)) return [];
  const kept = rows.flatMap((row) => {
    const thing = thingIn('relative', Object.fromEntries(row.map(({ meaning, value }) => [meaning, value])));
    if (thing === null || thing.key === null) return [];
    const facts = row.filter(({ meaning }) => thingKindOf(meaning) === 'relative');
    return facts.map(({ meaning, value, label, text }): FactToKeep => {
      return { thing, meaning, value, label, told: text, givenAt, reach: 'told', confirmed };
    });
  });
  return [...new Map(kept.map((fact) => [`${fact.thing?.key} ${fact.meaning}`, fact])).values()];
}

/** The number of a result, where it is what forms ask for: the office itself said it. */
function numbersOf({ told, table }: Around): readonly FactToKeep[] {
  const found = numberIn({ told, table });
  if (found === null) return [];
  const { meaning, result } = found;
  const { number, name, issuedAt, issuerId } = result;
  const confirmed = { at: issuedAt, agencyId: issuerId };
  const said = { ...saidIn({ told, table }), [meaning]: number };
  return factsOfNumber(meaning, number).map((one) => ({
    ...{ thing: thingOf(one, said), meaning: one, value: number, label: name, told: number },
    ...{ givenAt: issuedAt, reach: 'told' as const, confirmed },
  }));
}

function numberIn({ told, table }: Around): { readonly meaning: string; readonly result: ResultTold } | null {
  const result = told.results.find(({ replacedAt, revokedAt }) => replacedAt === null && revokedAt === null);
  if (!result || !isOwnBusiness(told)) return null;
  const meaning = numberMeans(table, { kind: 'result', code: result.code, paperType: result.paperType });
  return meaning === null ? null : { meaning, result };
}

/** Everything said of the party's own, by meaning. A thing the office gave its number is known by it from then on. */
function saidIn(around: Around): Readonly<Record<string, unknown>> {
  const said = Object.fromEntries(ownAnswers(around.told).map(({ meaning, value }) => [meaning, value]));
  const found = numberIn(around);
  if (found === null) return said;
  const { number } = found.result;
  const keys = factsOfNumber(found.meaning, number).filter(isKey);
  return { ...said, ...Object.fromEntries(keys.map((meaning) => [meaning, number])) };
}

function thingOf(meaning: string, said: Readonly<Record<string, unknown>>): Thing | null {
  const kind = thingKindOf(meaning);
  return kind && thingIn(kind, said);
}

/** The same day some months later; where that month is shorter, its last day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = year * 12 + (month - 1) + months;
  const last = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).getUTCDate();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${two((at % 12) + 1)}-${two(Math.min(date, last))}`;
}
