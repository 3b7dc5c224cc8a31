import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import { words } from '#messages';
import { getPrincipal, type Principal } from '#modules/citizen/server';
import type { BroughtPaper, DossierFact } from '#modules/dossier';
import {
  checksOf,
  digitisedOf,
  findBrought,
  findDossier,
  getContents,
  reachesOf,
  revokedUsesOf,
  standingChecks,
  type Contents,
  type DigitisedPaper,
  type DossierPaper,
} from '#modules/dossier/server';
import { asksAboutOwner, toldIn, toldInRows } from '#modules/form';
import type { Confirmation, Digitisation, DossierTold, PaperTold, ResultTold } from '#modules/locker';
import { findObject } from '#modules/paper/server';
import { findUnit } from '#modules/place';
import { readUnits } from '#modules/place/server';
import type { Revision } from '#modules/procedure';
import { getRevision } from '#modules/procedure/server';

/** Everything of a dossier that its applicant's locker takes in; null when there is no such dossier. */
export async function dossierTold(db: Db, dossierId: string): Promise<DossierTold | null> {
  const found = await findDossier(db, dossierId);
  if (!found) return null;
  const { dossier, facts } = found;
  const revision = await getRevision(db, dossier.revisionId);
  const [contents, units, principal] = [await getContents(db, dossierId), await readUnits(db), await getPrincipal(db, dossier.applicantId)];
  const { form } = revision.content;
  const reaches = await reachesOf(db, dossierId);
  const sayings = { words: words('vi'), unitName: (code: string) => findUnit(units, code)?.name };
  const givenAt = roundAt(facts, contents.answersRound)?.at ?? dossier.filedAt;
  return {
    dossierId,
    version: dossier.version,
    procedureCode: dossier.procedureCode,
    party: { id: dossier.applicantId, ...knownBy(principal) },
    papers: await papersTold(db, { facts, contents, revision, deskId: dossier.deskId }, dossierId),
    results: await resultsTold(db, { facts, revision, issuerId: dossier.agencyId }),
    answers: {
      told: toldIn(form, contents.answers, sayings).map((one) => ({ ...one, reach: reaches[one.meaning] ?? ('told' as const) })),
      rows: toldInRows(form, contents.answers, sayings),
      hasOwner: asksAboutOwner(form, contents.answers),
      givenAt,
      confirmed: confirmations(facts, dossier.deskId).find(({ at }) => at >= givenAt) ?? null,
    },
  };
}

interface Around {
  readonly facts: readonly DossierFact[];
  readonly contents: Contents;
  readonly revision: Revision;
  readonly deskId: string;
}

async function papersTold(db: Db, around: Around, dossierId: string): Promise<readonly PaperTold[]> {
  const { facts, contents, revision, deskId } = around;
  const brought = await findBrought(db, dossierId);
  const checks = standingChecks(await checksOf(db, dossierId), facts);
  const [revoked, digitised] = [await revokedUsesOf(db, dossierId), await digitisedOf(db, dossierId)];
  const wrong = new Set(checks.flatMap(({ place, verdict }) => (verdict === 'wrong' ? place : [])));
  return contents.papers.map((paper) => {
    const asked = revision.content.components.find(({ id }) => id === paper.component);
    const atCounter = roundAt(facts, paper.round)?.by.kind === 'officer';
    const found = confirmations(facts, deskId).find(({ at }) => wasThere(paper, at));
    return {
      component: paper.component,
      ...{ name: asked?.name ?? paper.component, code: asked?.code ?? null, paperType: asked?.paperType ?? null },
      ...{ sha256: paper.sha256, fileName: paper.name, mediaType: paper.mediaType, size: paper.size },
      givenAt: instant(paper.givenAt),
      by: paper.origin === 'locker' ? ('locker' as const) : atCounter ? ('counter' as const) : ('owner' as const),
      deskId,
      compared: atCounter && isCompared(paper, brought),
      confirmed: found && !wrong.has(`component:${paper.component}`) ? found : null,
      faultedAt: faultedAt(paper, facts),
      digitised: digitisationOf(digitised.find(({ paperId }) => paperId === paper.id)),
      revokedAt: revoked.find(({ sha256 }) => sha256 === paper.sha256)?.at ?? null,
    };
  });
}

async function resultsTold(
  db: Db,
  { facts, revision, issuerId }: Pick<Around, 'facts' | 'revision'> & { readonly issuerId: string },
): Promise<readonly ResultTold[]> {
  const { record } = revision.content;
  const issued = facts.flatMap((fact) => (fact.type === 'issued' ? [fact] : []));
  const told = await Promise.all(
    issued.map(async (fact, at): Promise<readonly ResultTold[]> => {
      const object = await findObject(db, fact.data.paper);
      const name = record.result?.name ?? record.name;
      if (!object) return [];
      return [
        {
          ...{ name, code: record.result?.code?.trim() || null, paperType: record.result?.docType?.trim() || null },
          ...{ sha256: object.sha256, mediaType: object.mediaType, size: object.size },
          fileName: `${name} ${fact.data.number}`.replaceAll('/', '-'),
          number: fact.data.number,
          issuedAt: fact.at,
          issuedOn: inVietnam(Temporal.Instant.from(fact.at)).toPlainDate().toString(),
          issuerId,
          replacedAt: issued[at + 1]?.at ?? null,
          revokedAt: facts.find((one) => one.type === 'result-revoked' && one.data.paper === fact.data.paper)?.at ?? null,
        },
      ];
    }),
  );
  return told.flat();
}

/** When an office found right what was there: on receiving it, and on deciding in the applicant's favour. */
function confirmations(facts: readonly DossierFact[], deskId: string): readonly Confirmation[] {
  return facts.flatMap((fact) => {
    const isFound = fact.type === 'received' || (fact.type === 'decided' && fact.data.outcome === 'approved');
    return isFound ? [{ at: fact.at, agencyId: fact.by.agencyId ?? deskId }] : [];
  });
}

function digitisationOf(paper: DigitisedPaper | undefined): Digitisation | null {
  if (!paper) return null;
  const { at, agencyId, heldBy, number, issuedOn, expiresOn, scope, signed } = paper;
  const by = signed && { at: instant(signed.at), agencyId: signed.agencyId };
  return { at: instant(at), agencyId, heldBy, number, issuedOn, expiresOn, scope, signed: by };
}

function faultedAt(paper: DossierPaper, facts: readonly DossierFact[]): string | null {
  const asked = facts.filter(
    (fact) =>
      fact.type === 'supplement-asked' &&
      fact.data.defects.some(({ component }) => component === paper.component) &&
      wasThere(paper, fact.at),
  );
  return asked.at(-1)?.at ?? null;
}

function wasThere({ givenAt, supersededAt }: DossierPaper, at: string): boolean {
  const moment = Date.parse(at);
  return Date.parse(givenAt) <= moment && (supersededAt === null || Date.parse(supersededAt) > moment);
}

/** The fact with which a round was handed in. */
function roundAt(facts: readonly DossierFact[], round: number): DossierFact | undefined {
  return facts.find((fact) => (round === 0 ? fact.type === 'filed' : fact.type === 'supplemented' && fact.data.round === round));
}

function isCompared(paper: DossierPaper, brought: readonly (BroughtPaper & { readonly round: number })[]): boolean {
  return brought.some(({ component, round, compared }) => component === paper.component && round === paper.round && compared);
}

function knownBy(principal: Principal): Omit<DossierTold['party'], 'id'> {
  if (principal.kind === 'person') return { kind: 'person', number: principal.person.cccd };
  return { kind: 'organisation', number: principal.organisation.taxNumber };
}

function instant(text: string): string {
  return Temporal.Instant.from(text).toString();
}
