import { calendarOf } from '#modules/agency/server';
import { coversProcedure, principalOf } from '#modules/citizen';
import { getPrincipal, nameOf, type Principal } from '#modules/citizen/server';
import { factsOf } from '#modules/form';
import type { Facts, Issue } from '#modules/form';
import type { Revision } from '#modules/procedure';
import type { ReceiveNeeds } from '#modules/paper/server';
import type { Db } from '#kernel/database';
import { isId, newId } from '#kernel/ids';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { Actor } from '../actor.ts';
import type { Draft } from '../draft.ts';
import type { DossierFact, FactAuthor } from '../fact.ts';
import { authorOf, ownerOf } from './act.ts';
import { fingerprint, keptKey, seal } from './note.ts';
import { projectionOf } from '../projection.ts';
import { unbound } from '../handed-in.ts';
import { newReference } from '../reference.ts';
import { receivingSeat, servesDesk } from '../serves-desk.ts';
import { bindDraftPhotos } from './bind-draft-photos.ts';
import { findIntake } from './counter-store.ts';
import { findFiled } from './dossier-store.ts';
import { findForFiling } from './draft-store.ts';
import { writeFiling } from './filing-store.ts';
import type { Filing } from './filing-store.ts';
import { ofOwner } from './own-draft.ts';
import type { DraftUnknown } from './own-draft.ts';
import { revisionOf } from './surroundings.ts';
import { whatIsSent } from './what-is-sent.ts';
import { keptIssues } from './what-it-asks.ts';
import type { CheckNeeds, WhatIsSent } from './what-is-sent.ts';

/** What the applicant keeps in hand until the office gives a code. */
export interface Submitted {
  readonly dossierId: string;
  readonly reference: string;
}

export type SubmitRefusal =
  | DraftUnknown
  | { readonly code: 'dossier.incomplete'; readonly issues: readonly Issue[] }
  | { readonly code: 'draft.changed'; readonly version: number }
  | { readonly code: 'request.key-reused' }
  | { readonly code: 'calendar.ends'; readonly year: number };

export interface Submit {
  readonly actor: Actor;
  readonly draftId: string;
  readonly requestId: string;
  /** The version the applicant reviewed; another one is not sent unseen. */
  readonly version?: number | undefined;
}

/** A tab that saves while another sends may get in between; after this many times somebody is doing it on purpose. */
const MOST_TRIES = 5;

/**
 * The applicant files: the draft becomes a dossier with its first fact. What a desk prepared for somebody at its counter its officer files:
 * the fact names the officer, its data whose dossier it is.
 *
 * One draft gives one dossier and one reference, however often and from wherever it is sent: a double click, a second tab, a retry and
 * a replay all get the same answer.
 */
export async function submitDossier(asked: Submit, needs: CheckNeeds & ReceiveNeeds): Promise<Result<Submitted, SubmitRefusal>> {
  if (asked.actor.kind === 'system') return refuse({ code: 'draft.unknown' });

  const request = requestOf(asked);
  for (let tries = 1; ; tries += 1) {
    const { earlier, draft: prepared } = await findForFiling(needs.db, { draftId: isId(asked.draftId) ? asked.draftId : null, ...request });
    if (earlier) return earlier.bodyHash === request.bodyHash ? ok(earlier.answer as Submitted) : refuse({ code: 'request.key-reused' });

    const found = ofOwner(asked.actor, prepared);
    if (!found.ok || found.value.purpose !== 'filing') return alreadyFiled(asked, needs.db);
    // Usually made already when the review was opened.
    const bound = unbound(found.value).length === 0 ? found : await bindDraftPhotos(asked, needs);
    if (!bound.ok) continue;
    const draft = bound.value;
    if (asked.version !== undefined && asked.version !== draft.version) return refuse({ code: 'draft.changed', version: draft.version });

    const filing = await filingOf(draft, { request, by: await authorIn(draft, asked.actor, needs.db) }, needs);
    if (!filing.ok) return filing;
    if (await writeFiling(needs.db, filing.value)) return ok(filing.value.answer);
    if (tries === MOST_TRIES) return refuse({ code: 'draft.changed', version: draft.version });
  }
}

interface Request {
  readonly owner: string;
  readonly key: string;
  readonly bodyHash: string;
}

function requestOf({ actor, draftId, requestId }: Submit): Request {
  return { owner: ownerOf(actor), key: keptKey(requestId), bodyHash: fingerprint({ action: 'submit', draftId }) };
}

/** The draft is gone: because it was filed, then the answer is its reference; or it never was this person's. */
async function alreadyFiled({ actor, ...asked }: Submit, db: Db): Promise<Result<Submitted, DraftUnknown>> {
  const filed = await findFiled(db, asked.draftId);
  const isTheirs =
    filed &&
    (actor.kind === 'citizen'
      ? filed.applicantId === principalOf(actor) && coversProcedure(actor, filed.procedureCode)
      : filed.assistedAt !== null && servesDesk(actor, filed.assistedAt));
  if (!isTheirs) return refuse({ code: 'draft.unknown' });
  return ok({ dossierId: asked.draftId, reference: filed.reference });
}

async function filingOf(
  draft: Draft,
  { request, by }: { readonly request: Request; readonly by: FactAuthor },
  needs: CheckNeeds & { readonly db: Db },
): Promise<Result<Filing, SubmitRefusal>> {
  const revision = await revisionOf(needs.db, draft.revisionId);
  const sent = whatIsSent(draft, revision, needs);
  const { case: chosen, agencies } = sent;
  const kept = await keptIssues(draft, { revision, sent }, needs);
  const issues = [...sent.issues, ...kept];
  if (issues.length > 0 || !chosen || !agencies) return refuse({ code: 'dossier.incomplete', issues });

  const reference = newReference(needs.now);
  const sealed = seal(sent.answers);
  const fact: DossierFact<'filed'> = {
    type: 'filed',
    id: newId(),
    seq: 1,
    at: needs.now.toString(),
    by,
    data: {
      reference,
      procedureCode: draft.procedureCode,
      revisionId: draft.revisionId,
      caseId: chosen.id,
      channel: draft.channel,
      deskId: agencies.receptionId,
      agencyId: agencies.agencyId,
      applicantId: draft.personId,
      answersHash: sealed.hash,
      papers: sent.papers.map(({ component, sha256 }) => ({ component, sha256 })),
    },
  };
  const calendar = await calendarOf(needs.db, agencies.agencyId);
  const projection = projectionOf([fact], { steps: revision.content.route.steps, calendar });
  if (!projection.ok) return projection;

  const applicant = applicantOf(await getPrincipal(needs.db, draft.personId), { revision, sent });
  return ok({
    draft,
    fact,
    projection: projection.value,
    sent,
    sealed,
    applicant,
    request,
    answer: { dossierId: draft.id, reference },
  });
}

/** Who files: the citizen themselves, or the officer of the desk that prepared it for them. */
async function authorIn({ id, deskId }: Draft, actor: Actor, db: Db): Promise<FactAuthor> {
  const seat = actor.kind === 'officer' && deskId !== null ? receivingSeat(actor, deskId) : undefined;
  if (!seat) return authorOf(actor, { role: null, agencyId: null });
  const { role, agencyId, standsInFor } = seat;
  const mandateId = (await findIntake(db, id))?.mandateId;
  const author = authorOf(actor, { role, agencyId, ...(standsInFor ? { standsInFor: standsInFor.officerId } : {}) });
  return mandateId ? { ...author, mandateId } : author;
}

/** Who files, as the form says; what it does not ask, as the account says. An organisation is called by its own name, whoever fills in the form. */
function applicantOf(principal: Principal, { revision, sent }: { revision: Revision; sent: WhatIsSent }): Filing['applicant'] {
  const facts: Facts = factsOf(revision.content.form, sent.answers, 'applicant');
  const own = principal.kind === 'person' ? [principal.person.cccd, principal.person.phone] : [principal.organisation.taxNumber];
  const said = principal.kind === 'person' ? textOf(facts['person.fullName']) : null;
  const name = said ?? nameOf(principal);
  const numbers = [...own, textOf(facts['person.cccd']), textOf(facts['person.phone'])];
  return { name, factors: [...new Set(numbers.flatMap((number) => number?.slice(-4) ?? []))] };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
