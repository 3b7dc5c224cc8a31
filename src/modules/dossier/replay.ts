import { unreachable } from '#kernel/exhaustive';
import type { Move } from './actions.ts';
import type { FactData } from './fact.ts';
import { FILED, step } from './lifecycle.ts';
import type { DossierState } from './lifecycle.ts';

/** The state of a dossier: its facts replayed through the chart, in order. Facts the chart refuses are a fault in what was written. */
export function replay(facts: readonly FactData[]): DossierState {
  const [first, ...rest] = facts;
  if (first?.type !== 'filed') throw new Error('The first fact of a dossier is that it was filed');

  return rest.reduce(after, FILED);
}

/** The states a dossier went through, one after each fact. */
export function statesAlong(facts: readonly FactData[]): readonly DossierState[] {
  let state: DossierState | null = null;
  return facts.map((fact) => (state = state === null ? replay([fact]) : after(state, fact)));
}

function after(state: DossierState, fact: FactData): DossierState {
  const next = step(state, moveOf(fact));
  if (!next.ok) throw new Error(`The fact ${fact.type} cannot follow in ${state.at}`, { cause: next.refusal });
  return next.value;
}

/** Whether what follows a step is a head's: to look it over, or to give it out in another unit. */
function goesToHead({ nextRole, nextUnit }: { readonly nextRole?: 'head' | undefined; readonly nextUnit?: string | undefined }): boolean {
  return nextRole === 'head' || nextUnit !== undefined;
}

/** The move of the chart which a fact records. */
export function moveOf(fact: FactData): Move {
  switch (fact.type) {
    case 'filed':
      throw new Error('A dossier is filed once');
    case 'received':
      return { type: 'receive', straight: fact.data.straight === true };
    case 'reception-refused':
      return { type: 'refuse' };
    case 'supplement-asked':
      return { type: 'ask-supplement', legalGround: fact.data.legalGround !== undefined };
    case 'supplemented':
      return { type: 'supplement' };
    case 'assigned':
      return { type: 'assign' };
    case 'step-done':
      return { type: 'complete-step', last: fact.data.next === null, toHead: goesToHead(fact.data) };
    case 'step-returned':
      return { type: 'return-step', toHead: fact.data.nextRole === 'head' };
    case 'opinion-asked':
      return { type: 'ask-opinion', agencyId: fact.data.agencyId, others: fact.data.others ?? [] };
    case 'opinion-given':
      return { type: 'give-opinion', agencyId: fact.data.agencyId };
    case 'fee-due':
      return { type: 'require-fee' };
    case 'fee-paid':
      return { type: 'confirm-fee' };
    case 'extended':
      return { type: 'extend' };
    case 'withdrawal-requested':
      return { type: 'request-withdrawal' };
    case 'withdrawn':
      return { type: 'confirm-withdrawal' };
    case 'stopped':
      return { type: 'stop' };
    case 'decided':
      return { type: 'decide', outcome: fact.data.outcome };
    case 'issued':
      return { type: 'issue' };
    case 'handed-over':
      return { type: 'hand-over' };
    case 'result-revoked':
      return { type: 'revoke' };
    case 'rated':
      return { type: 'rate' };
    default:
      return unreachable(fact);
  }
}
