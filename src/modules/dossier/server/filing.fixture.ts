import { unreachable } from '#kernel/exhaustive';
import { expectOk } from '#kernel/result';
import { newId } from '#kernel/ids';
import type { ActionType } from '../actions.ts';
import type { Actor } from '../actor.ts';
import type { Acted } from './act.ts';
import { actOnDossier } from './act-on-dossier.ts';
import { attachPaper } from './attach-paper.ts';
import { FILED_AT, needsAt, proven } from './dossier-world.fixture.ts';
import type { World } from './dossier-world.fixture.ts';
import { keepResult } from './keep-result.ts';
import { saveDraft } from './save-draft.ts';
import { startDraft } from './start-draft.ts';
import { submitDossier } from './submit-dossier.ts';

/** A draft with everything in it, ready to be sent. */
export async function aDraft(world: World, actor: Actor = world.applicant): Promise<string> {
  const needs = needsAt(world, FILED_AT);
  const { draftId } = expectOk(await startDraft({ actor, procedureCode: world.procedureCode }, needs));
  expectOk(await saveDraft({ actor, draftId, answers: { owner: { fullName: 'Nguyen Van An', trade: 'Fishing' } } }, needs));
  for (const component of ['application', 'certificate']) {
    expectOk(await attachPaper({ actor, draftId, component, sha256: world.paperSha, name: `${component}.pdf` }, needs));
  }
  return draftId;
}

/** A dossier just filed; answers its id. */
export async function aDossier(world: World, actor: Actor = world.applicant): Promise<string> {
  const draftId = await aDraft(world, actor);
  const { dossierId } = expectOk(await submitDossier({ actor, draftId, requestId: newId() }, needsAt(world, FILED_AT)));
  return dossierId;
}

/** Who does an action, and with which words, when nothing else is said. */
export function usual(world: World, action: ActionType, now: Temporal.Instant): { readonly actor: Actor; readonly body: object } {
  const { receiver, head, specialist, leader, clerk, consulted, applicant } = world;
  switch (action) {
    case 'receive':
    case 'confirm-withdrawal':
    case 'hand-over':
      return { actor: receiver, body: {} };
    case 'ask-supplement':
      return { actor: receiver, body: { defects: [{ component: 'certificate', code: 'unreadable', reason: 'The scan cannot be read' }] } };
    case 'refuse':
    case 'stop':
      return { actor: receiver, body: { reason: 'Outside our competence' } };
    case 'supplement':
    case 'request-withdrawal':
      return { actor: applicant, body: {} };
    case 'assign':
      return { actor: head, body: { officerId: specialist.officerId } };
    case 'complete-step':
      return { actor: specialist, body: {} };
    case 'return-step':
      return { actor: leader, body: { reason: 'Look again' } };
    case 'ask-opinion':
      return { actor: specialist, body: { agencyId: consulted.roles[0]?.agencyId, question: 'Any objection?' } };
    case 'give-opinion':
      return { actor: consulted, body: { opinion: 'None' } };
    case 'require-fee':
      return { actor: specialist, body: { amount: 40000 } };
    case 'confirm-fee':
      return { actor: receiver, body: { method: 'cash' } };
    case 'extend':
      return { actor: leader, body: { until: now.add({ hours: 24 * 30 }).toString(), reason: 'Storm' } };
    case 'decide':
      return { actor: proven(leader, now), body: { outcome: 'approved' } };
    case 'issue':
      return { actor: clerk, body: { number: '01/GCN', resultPaper: world.paperSha } };
    case 'revoke':
      return { actor: proven(leader, now), body: { reason: 'issued-in-error' } };
    case 'rate':
      return { actor: applicant, body: { score: 4 } };
    default:
      return unreachable(action);
  }
}

/** Does an action as it is usually done; anything may be said otherwise. */
export async function doAction(
  world: World,
  asked: { readonly dossierId: string; readonly action: ActionType; readonly now: Temporal.Instant } & Partial<{
    readonly actor: Actor;
    readonly body: object;
    readonly requestId: string;
    readonly version: number;
  }>,
): Promise<Awaited<ReturnType<typeof actOnDossier>>> {
  const { action, dossierId, now } = asked;
  const needs = needsAt(world, now);
  // Whoever may not issue it cannot bring it either; the action itself then says why.
  if (action === 'issue') await keepResult({ actor: world.clerk, dossierId, sha256: world.paperSha }, needs);
  return actOnDossier({ requestId: newId(), ...usual(world, action, now), ...asked }, needs);
}

/** The same where it must succeed. */
export async function done(world: World, asked: Parameters<typeof doAction>[1]): Promise<Acted> {
  return expectOk(await doAction(world, asked));
}
