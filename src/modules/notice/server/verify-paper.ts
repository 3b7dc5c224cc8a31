import { readAgencies } from '#modules/agency/server';
import { lastFact, type DossierFact } from '#modules/dossier';
import { findDossier, findDossierByResult, type Dossier } from '#modules/dossier/server';
import { getRevision } from '#modules/procedure/server';
import type { Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import { maskName } from '#kernel/text';
import { formBySet, type PaperForms } from '../paper-forms.ts';
import { standingOf, type PaperStanding, type StandingKind } from '../paper-standing.ts';
import { readVerifyCode } from './verify-code.ts';
import { findPaperByCode, findPaperByContent, papersOf, type IssuedPaper } from './issued-paper-store.ts';
import { withdrawalsOf } from './withdrawal-store.ts';

/** What anybody who holds a paper of ours is told: what it is, whose, since when, whether it stands; the applicant by initials only. */
export interface VerifiedPaper {
  readonly kind: StandingKind;
  /** What its form is called and by which instrument; null for a result, and for a form the pack no longer has. */
  readonly form: { readonly title: string; readonly number: string | null; readonly basis: string } | null;
  readonly number: string;
  readonly dossierNumber: string;
  readonly procedureName: string;
  readonly agencyName: string;
  readonly applicantName: string;
  readonly issuedAt: string;
  /** The appointment it makes; null where it makes none. */
  readonly dueAt: string | null;
  readonly standing: PaperStanding;
  /** The number of the paper that took its place. */
  readonly replacedBy: string | null;
  readonly sha256: string;
}

/** Whose code or whose content: a code that nobody has and a file that is not ours are answered alike. */
export type VerifyAsked = { readonly code: string } | { readonly sha256: string };

export type VerifyRefusal = { readonly code: 'verify.unknown' } | { readonly code: 'verify.too-many'; readonly seconds: number };

export interface VerifyNeeds {
  readonly db: Db;
  readonly paperForms: PaperForms;
  /** Counts a question and answers how many seconds to wait, or null; lent by the account module. */
  readonly countVerifying: (asked: { readonly address: string }) => Promise<number | null>;
}

/** Says whether a paper is ours, to whoever holds it: by the code printed on it, or by its very bytes. */
export async function verifyPaper(
  asked: VerifyAsked & { readonly address: string },
  needs: VerifyNeeds,
): Promise<Result<VerifiedPaper, VerifyRefusal>> {
  const seconds = await needs.countVerifying(asked);
  if (seconds !== null) return refuse({ code: 'verify.too-many', seconds });

  const paper = await findPaper(asked, needs.db);
  if (paper) return describePaper(paper, needs);
  const result = 'sha256' in asked ? await findDossierByResult(needs.db, asked.sha256) : null;
  return result && 'sha256' in asked ? describeResult(result, { ...needs, sha256: asked.sha256 }) : refuse({ code: 'verify.unknown' });
}

async function findPaper(asked: VerifyAsked, db: Db): Promise<IssuedPaper | null> {
  if ('sha256' in asked) return findPaperByContent(db, asked.sha256);
  const code = readVerifyCode(asked.code);
  return code === null ? null : findPaperByCode(db, code);
}

async function describePaper(paper: IssuedPaper, needs: VerifyNeeds): Promise<Result<VerifiedPaper, VerifyRefusal>> {
  const found = await findDossier(needs.db, paper.dossierId);
  if (!found) return refuse({ code: 'verify.unknown' });
  const withdrawn = (await withdrawalsOf(needs.db, paper.dossierId)).find(({ paperId }) => paperId === paper.id);
  const standing = standingOf({ kind: paper.template, factId: paper.factId, withdrawnAt: withdrawn?.at ?? null }, found.facts);
  const form = formBySet(needs.paperForms, { paper: paper.template, setId: paper.templateVersion });
  const issued = await papersOf(needs.db, paper.dossierId);
  return ok({
    ...(await dossierPart(found.dossier, needs.db)),
    kind: paper.template,
    form: form && { title: form.title, number: form.number, basis: form.set.basis },
    number: paper.number,
    agencyName: await agencyName(needs.db, paper.agencyId),
    issuedAt: paper.issuedAt,
    dueAt: dueIn(found.facts.find(({ id }) => id === paper.factId)),
    standing,
    replacedBy: standing.state === 'replaced' ? (issued.find(({ factId }) => factId === standing.factId)?.number ?? null) : null,
    sha256: paper.sha256,
  });
}

/** A result is an office's own paper, kept as it was signed: only its very bytes can be compared. */
async function describeResult(
  { dossier, facts }: { readonly dossier: Dossier; readonly facts: readonly DossierFact[] },
  needs: VerifyNeeds & { readonly sha256: string },
): Promise<Result<VerifiedPaper, VerifyRefusal>> {
  const issued = facts.findLast((fact) => fact.type === 'issued' && fact.data.paper === needs.sha256);
  if (issued?.type !== 'issued') return refuse({ code: 'verify.unknown' });
  return ok({
    ...(await dossierPart(dossier, needs.db)),
    kind: 'result',
    form: null,
    number: issued.data.number,
    agencyName: await agencyName(needs.db, dossier.agencyId),
    issuedAt: issued.at,
    dueAt: null,
    standing: standingOf({ kind: 'result', factId: issued.id, withdrawnAt: null }, facts),
    replacedBy: lastFact(facts, 'issued')?.id === issued.id ? null : (lastFact(facts, 'issued')?.data.number ?? null),
    sha256: needs.sha256,
  });
}

async function dossierPart(dossier: Dossier, db: Db): Promise<Pick<VerifiedPaper, 'dossierNumber' | 'procedureName' | 'applicantName'>> {
  const revision = await getRevision(db, dossier.revisionId);
  return {
    dossierNumber: dossier.code ?? dossier.reference,
    procedureName: revision.content.record.name,
    applicantName: maskName(dossier.applicantName),
  };
}

async function agencyName(db: Db, id: string): Promise<string> {
  return (await readAgencies(db)).find(id)?.name ?? id;
}

function dueIn(fact: DossierFact | undefined): string | null {
  if (fact?.type === 'received') return fact.data.dueAt;
  if (fact?.type === 'extended') return fact.data.until;
  return fact?.type === 'supplement-asked' ? fact.data.answerBy : null;
}
