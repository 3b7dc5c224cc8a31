import type { z } from 'zod';
import type { ReceiveNeeds } from '#modules/paper/server';
import { unreachable } from '#kernel/exhaustive';
import { isId } from '#kernel/ids';
import { refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import { ACTION_BODY } from '../action-body.ts';
import type { ActionBody } from '../action-body.ts';
import type { ActionType } from '../actions.ts';
import type { Actor } from '../actor.ts';
import type { Acted, ActNeeds, Asked } from './act.ts';
import { askOpinion, giveOpinion } from './ask-opinion.ts';
import type { AskOpinionRefusal } from './ask-opinion.ts';
import { askSupplement } from './ask-supplement.ts';
import type { AskSupplementRefusal } from './ask-supplement.ts';
import { assignDossier } from './assign-dossier.ts';
import type { AssignRefusal } from './assign-dossier.ts';
import { completeStep, returnStep } from './complete-step.ts';
import type { CompleteStepRefusal, ReturnStepRefusal } from './complete-step.ts';
import { decideDossier } from './decide-dossier.ts';
import { extendDossier } from './extend-dossier.ts';
import type { ExtendRefusal } from './extend-dossier.ts';
import { handOver } from './hand-over.ts';
import type { HandOverRefusal } from './hand-over.ts';
import { issueResult } from './issue-result.ts';
import type { IssueRefusal } from './issue-result.ts';
import { rateDossier } from './rate-dossier.ts';
import { receiveDossier } from './receive-dossier.ts';
import { refuseDossier } from './refuse-dossier.ts';
import { confirmFee, requireFee } from './require-fee.ts';
import { revokeResult } from './revoke-result.ts';
import type { RevokeRefusal } from './revoke-result.ts';
import { stopDossier } from './stop-dossier.ts';
import type { StopRefusal } from './stop-dossier.ts';
import { supplementDossier } from './supplement-dossier.ts';
import type { SupplementRefusal } from './supplement-dossier.ts';
import type { CheckNeeds } from './what-is-sent.ts';
import { confirmWithdrawal, requestWithdrawal } from './withdraw-dossier.ts';

/** A body that says too little or too much; each issue names its place in the body. */
export interface BodyMalformed {
  readonly code: 'request.malformed';
  readonly issues: readonly { readonly path: string; readonly code: string }[];
}

export type ActOnDossierRefusal =
  | BodyMalformed
  | AskSupplementRefusal
  | SupplementRefusal
  | AssignRefusal
  | CompleteStepRefusal
  | ReturnStepRefusal
  | AskOpinionRefusal
  | ExtendRefusal
  | HandOverRefusal
  | RevokeRefusal
  | StopRefusal
  | IssueRefusal;

/** An action as a stranger sends it: its name and whatever body came with it. */
export interface AskedByName {
  readonly actor: Actor;
  readonly dossierId: string;
  readonly action: ActionType;
  readonly requestId: string;
  readonly version?: number | undefined;
  readonly body: unknown;
}

/** Does any action by its name; the door of REST, forms and tests alike. Bodies are read here, once. */
export async function actOnDossier(
  asked: AskedByName,
  needs: ActNeeds & CheckNeeds & ReceiveNeeds,
): Promise<Result<Acted, ActOnDossierRefusal>> {
  if (!isId(asked.dossierId)) return refuse({ code: 'dossier.unknown' });
  const read = ACTION_BODY[asked.action].safeParse(asked.body ?? {});
  if (!read.success) return refuse({ code: 'request.malformed', issues: read.error.issues.map(issueOf) });
  return serve({ ...asked, body: read.data }, needs);
}

type Read = AskedByName & { readonly body: ActionBody };

async function serve(asked: Read, needs: ActNeeds & CheckNeeds & ReceiveNeeds): Promise<Result<Acted, ActOnDossierRefusal>> {
  const { action } = asked;
  switch (action) {
    case 'receive':
      return receiveDossier(as<'receive'>(asked), needs);
    case 'ask-supplement':
      return askSupplement(as<'ask-supplement'>(asked), needs);
    case 'supplement':
      return supplementDossier(as<'supplement'>(asked), needs);
    case 'refuse':
      return refuseDossier(as<'refuse'>(asked), needs);
    case 'assign':
      return assignDossier(as<'assign'>(asked), needs);
    case 'complete-step':
      return completeStep(as<'complete-step'>(asked), needs);
    case 'return-step':
      return returnStep(as<'return-step'>(asked), needs);
    case 'ask-opinion':
      return askOpinion(as<'ask-opinion'>(asked), needs);
    case 'give-opinion':
      return giveOpinion(as<'give-opinion'>(asked), needs);
    case 'require-fee':
      return requireFee(as<'require-fee'>(asked), needs);
    case 'confirm-fee':
      return confirmFee(as<'confirm-fee'>(asked), needs);
    case 'extend':
      return extendDossier(as<'extend'>(asked), needs);
    case 'request-withdrawal':
      return requestWithdrawal(as<'request-withdrawal'>(asked), needs);
    case 'confirm-withdrawal':
      return confirmWithdrawal(as<'confirm-withdrawal'>(asked), needs);
    case 'stop':
      return stopDossier(as<'stop'>(asked), needs);
    case 'decide':
      return decideDossier(as<'decide'>(asked), needs);
    case 'issue':
      return issueResult(as<'issue'>(asked), needs);
    case 'hand-over':
      return handOver(as<'hand-over'>(asked), needs);
    case 'revoke':
      return revokeResult(as<'revoke'>(asked), needs);
    case 'rate':
      return rateDossier(as<'rate'>(asked), needs);
    default:
      return unreachable(action);
  }
}

/** The body was read by the schema of this very action. */
function as<A extends ActionType>(asked: Read): Asked<A> {
  return asked as unknown as Asked<A>;
}

function issueOf(issue: z.core.$ZodIssue): { path: string; code: string } {
  const own = 'params' in issue ? (issue.params as { code?: unknown } | undefined)?.code : undefined;
  return { path: `/${issue.path.join('/')}`, code: typeof own === 'string' ? own : issue.code.replaceAll('_', '-') };
}
