import type { Route } from '#modules/procedure';
import { unreachable } from '#kernel/exhaustive';
import type { DossierFact } from './fact.ts';
import { lastFact } from './fact.ts';
import type { Place } from './places.ts';

export type Steps = Route['steps'];

/** The steps of appraisal: what the competent agency's officers do between assignment and the leader's desk. */
export function appraisalSteps(steps: Steps): Steps {
  const leaderAt = steps.findIndex(({ role }) => role === 'leader');
  const before = leaderAt === -1 ? steps : steps.slice(0, leaderAt);
  return before.filter(({ role }) => role === 'specialist');
}

/** The step that follows within appraisal, or null when the leader is next. */
export function nextAppraisalStep(steps: Steps, stepId: string): string | null {
  const appraisal = appraisalSteps(steps);
  const at = appraisal.findIndex(({ id }) => id === stepId);
  return at === -1 ? null : (appraisal[at + 1]?.id ?? null);
}

/** Where on its route a dossier stands; null when its life is over or the route knows no such step. */
export function stepAt(steps: Steps, place: Place, facts: readonly DossierFact[]): string | null {
  switch (place) {
    case 'filed':
    case 'supplement-at-reception':
      return steps.find(({ role }) => role === 'receiver')?.id ?? null;
    case 'received':
      return steps.find(({ role }) => role === 'head')?.id ?? appraisalSteps(steps)[0]?.id ?? null;
    case 'appraising':
    case 'returned':
    case 'awaiting-opinion':
    case 'supplement-in-appraisal':
      return appraisalStepOf(facts) ?? appraisalSteps(steps)[0]?.id ?? null;
    case 'fee-required':
      return appraisalStepOf(facts) ?? steps.find(({ role }) => role === 'leader')?.id ?? null;
    case 'proposed':
      return steps.find(({ role }) => role === 'leader')?.id ?? null;
    case 'decided':
      return steps.find(({ role }) => role === 'records-clerk')?.id ?? null;
    case 'settled':
    case 'withdrawal-requested':
      return steps.findLast(({ role }) => role === 'receiver')?.id ?? null;
    case 'handed-over':
    case 'withdrawn':
    case 'stopped':
    case 'reception-refused':
      return null;
    default:
      return unreachable(place);
  }
}

/** The appraisal step last begun, by assignment, by the end of the one before, or by being sent back to it. */
function appraisalStepOf(facts: readonly DossierFact[]): string | null {
  const fact = facts.findLast(({ type }) => type === 'assigned' || type === 'step-done' || type === 'step-returned');
  if (fact?.type === 'step-done') return fact.data.next;
  if (fact?.type === 'step-returned') return fact.data.stepId;
  return fact?.type === 'assigned' ? (lastFact(facts, 'assigned')?.data.stepId ?? null) : null;
}
