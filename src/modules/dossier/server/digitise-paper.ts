import { unitsAround } from '#modules/agency/server';
import { paperState } from '#modules/paper';
import { inTransaction, type Db } from '#kernel/database';
import { leaveJob } from '#kernel/jobs';
import { isoInVietnam } from '#kernel/clock';
import { ok, refuse, type Result } from '#kernel/result';
import type { Actor } from '../actor.ts';
import { canonical } from '../canonical.ts';
import { Digitised } from '../digitised.ts';
import type { BodyMalformed } from './act-on-dossier.ts';
import { atDesk, type AtDesk, type AtDeskRefusal } from './at-desk.ts';
import { keepDigitised, keepSignature } from './digitised-store.ts';
import type { ScanSignature, ScanSigner, SignRefusal } from './scan-signer.ts';
import { getContents, type DossierPaper } from './supplement-store.ts';

export type DigitiseRefusal =
  | AtDeskRefusal
  | BodyMalformed
  | SignRefusal
  | { readonly code: 'digitise.not-yours' }
  | { readonly code: 'paper.unknown' }
  | { readonly code: 'paper.checking' };

export interface DigitiseNeeds {
  readonly db: Db;
  readonly now: Temporal.Instant;
  /** Who signs for officers; null: nobody does, and nothing is said to be signed. */
  readonly signer: ScanSigner | null;
}

/**
 * An officer who has compared a paper with its original writes down what the law asks for, and signs it where a service does: from then on
 * the locker knows it as compared or, signed, as a copy the office stands for. Done again, the later word counts.
 */
export async function digitisePaper(
  asked: {
    readonly actor: Actor;
    readonly dossierId: string;
    readonly paperId: string;
    readonly body: unknown;
    /** By which the officer opens their key; nobody keeps it. */
    readonly pin?: string | undefined;
  },
  needs: DigitiseNeeds,
): Promise<Result<{ readonly signed: boolean }, DigitiseRefusal>> {
  const desk = await atDesk(asked, needs);
  if (!desk.ok) return desk;
  if (!desk.value.rights.mayMark) return refuse({ code: 'digitise.not-yours' });
  const read = Digitised.safeParse(asked.body);
  if (!read.success) return refuse({ code: 'request.malformed', issues: read.error.issues.map(issueOf) });

  const { dossier } = desk.value;
  const paper = (await getContents(needs.db, dossier.id)).papers.find(
    ({ id, supersededAt }) => id === asked.paperId && supersededAt === null,
  );
  if (!paper) return refuse({ code: 'paper.unknown' });
  if (paperState(paper.scan) !== 'open') return refuse({ code: 'paper.checking' });

  const statement = statementOn(paper, desk.value, needs.now);
  const signed = await sign({ statement, signer: desk.value.officer.officerId, pin: asked.pin }, needs);
  if (!signed.ok) return signed;
  await keep({ paper, desk: desk.value, said: read.data, signed: signed.value && { ...signed.value, statement } }, needs);
  return ok({ signed: signed.value !== null });
}

/** What is signed: which content, in which dossier, that it was compared, by which officer and when. Nothing personal of the applicant. */
function statementOn({ id, component, sha256 }: DossierPaper, { dossier, officer, acting }: AtDesk, now: Temporal.Instant): string {
  const { officerId } = officer;
  const { role, agencyId } = acting;
  return canonical({
    ...{ says: 'motcua-compared-with-original', dossier: dossier.id, paper: id, component, sha256 },
    ...{ officer: officerId, role, agency: agencyId, at: isoInVietnam(now) },
  });
}

async function sign(
  asked: { readonly statement: string; readonly signer: string; readonly pin: string | undefined },
  { signer, now }: DigitiseNeeds,
): Promise<Result<ScanSignature | null, SignRefusal>> {
  // Not asked to, or nobody there who could: it stays compared and not signed, and says so.
  if (signer === null || asked.pin === undefined || asked.pin === '') return ok(null);
  return signer.sign({ ...asked, pin: asked.pin, now });
}

interface ToKeep {
  readonly paper: DossierPaper;
  readonly desk: AtDesk;
  readonly said: Digitised;
  readonly signed: (ScanSignature & { readonly statement: string }) | null;
}

async function keep({ paper, desk, said, signed }: ToKeep, { db, now }: DigitiseNeeds): Promise<void> {
  const { dossier, officer, acting } = desk;
  const agencyId = acting.agencyId ?? dossier.deskId;
  const at = { dossierId: dossier.id, paperId: paper.id, sha256: paper.sha256, officerId: officer.officerId, agencyId, at: now.toString() };
  const units = said.scope === 'country' ? null : (await unitsAround(db, agencyId)).slice(-1);
  await inTransaction(db, async (trx) => {
    await keepDigitised(trx, at, { ...said, units: units?.length === 0 ? null : units });
    if (signed) await keepSignature(trx, { ...at, role: acting.role ?? 'receiver' }, signed);
    await leaveJob(trx, 'take-in', { dossierId: dossier.id }, { key: `take-in:${dossier.id}` });
  });
}

function issueOf(issue: { readonly path: readonly PropertyKey[]; readonly code?: string }): { path: string; code: string } {
  const own = 'params' in issue ? (issue.params as { code?: unknown } | undefined)?.code : undefined;
  return { path: `/${issue.path.join('/')}`, code: typeof own === 'string' ? own : (issue.code ?? 'invalid').replaceAll('_', '-') };
}
