import { kindOf, opinionsAt, stepAllows, stepKinds, stepsTaken } from '#modules/procedure';
import type { Revision, Route, RouteStep } from '#modules/procedure';
import type { Answers } from '#modules/form';
import { unreachable } from '#kernel/exhaustive';
import type { ActionType } from './actions.ts';
import type { DossierFact } from './fact.ts';
import { lastFact } from './fact.ts';
import type { Place } from './places.ts';

export type Steps = Route['steps'];

/** The steps of the work itself: what is appraised and looked over between assignment and the leader's desk. */
export function workSteps(steps: Steps): Steps {
  const known = works.get(steps);
  if (known) return known;
  const kinds = stepKinds({ steps });
  const work = steps.filter((_step, at) => kinds[at] === 'appraise' || kinds[at] === 'review');
  works.set(steps, work);
  return work;
}

/** A route never changes; what is its work is asked at every fact. */
const works = new WeakMap<Steps, Steps>();

/** The work these answers lead to, in order. */
export function workAhead({ content }: Pick<Revision, 'content'>, answers: Answers): Steps {
  const taken = new Set(stepsTaken(content.route, { form: content.form, answers }).map(({ id }) => id));
  return workSteps(content.route.steps).filter(({ id }) => taken.has(id));
}

/** The work that follows a step, or null when the leader is next. A step the answers no longer lead to is followed by what came after it. */
export function nextWork(work: Steps, asked: { readonly steps: Steps; readonly stepId: string }): RouteStep | null {
  const here = work.findIndex(({ id }) => id === asked.stepId);
  if (here !== -1) return work[here + 1] ?? null;
  const later = asked.steps.slice(asked.steps.findIndex(({ id }) => id === asked.stepId) + 1);
  return later.find(({ id }) => work.some((one) => one.id === id)) ?? null;
}

/** The bodies that must be heard at the step a dossier stands at and have not answered since it was last made complete. */
export function bodiesToHear(seen: {
  readonly revision: Pick<Revision, 'content'>;
  readonly facts: readonly DossierFact[];
  readonly dossier: { readonly stepId: string | null };
  readonly contents: { readonly answers: Answers };
}): readonly string[] {
  const { route, form } = seen.revision.content;
  const step = route.steps.find(({ id }) => id === seen.dossier.stepId);
  const complete = seen.facts.findLastIndex(({ type }) => type === 'filed' || type === 'supplemented');
  const heard = seen.facts.slice(complete).flatMap((fact) => (fact.type === 'opinion-given' ? [fact.data.agencyId] : []));
  return opinionsAt(step, { form, answers: seen.contents.answers }).filter((agencyId) => !heard.includes(agencyId));
}

/** The steps of work that were done once and may be done again, in the order of the route; not the one it stands at. */
export function stepsToReturnTo(steps: Steps, facts: readonly DossierFact[], at: Place): Steps {
  const here = stepAt(steps, at, facts);
  const done = new Set(facts.flatMap((fact) => (fact.type === 'step-done' ? [fact.data.stepId] : [])));
  return workSteps(steps).filter(({ id }) => done.has(id) && id !== here);
}

/** Whether an action is one of the step a dossier stands at: its route leaves it open, and a head has the kind of work it is for. */
export function isOfStep(
  action: ActionType,
  { steps, at, stepId }: { readonly steps: Steps; readonly at: Place; readonly stepId: string | null },
): boolean {
  if (!stepAllows({ steps }, stepId, action)) return false;
  if (at !== 'with-head' || stepId === null) return true;
  const kind = kindOf({ steps }, stepId);
  if (action === 'assign') return kind === 'appraise';
  return action !== 'complete-step' || kind === 'review';
}

/** Where on its route a dossier stands; null when its life is over or the route knows no such step. */
export function stepAt(steps: Steps, place: Place, facts: readonly DossierFact[]): string | null {
  switch (place) {
    case 'filed':
    case 'supplement-at-reception':
      return steps.find(({ role }) => role === 'receiver')?.id ?? null;
    case 'received':
      return steps.find(({ role }) => role === 'head')?.id ?? workSteps(steps)[0]?.id ?? null;
    case 'appraising':
    case 'returned':
    case 'awaiting-opinion':
    case 'with-head':
    case 'supplement-in-appraisal':
      return workStepOf(facts) ?? workSteps(steps)[0]?.id ?? null;
    case 'fee-required':
      return workStepOf(facts) ?? steps.find(({ role }) => role === 'leader')?.id ?? null;
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

/** The step of work last begun, by assignment, by the end of the one before, or by being sent back to it. */
function workStepOf(facts: readonly DossierFact[]): string | null {
  const fact = facts.findLast(({ type }) => type === 'assigned' || type === 'step-done' || type === 'step-returned');
  if (fact?.type === 'step-done') return fact.data.next;
  if (fact?.type === 'step-returned') return fact.data.stepId;
  return fact?.type === 'assigned' ? (lastFact(facts, 'assigned')?.data.stepId ?? null) : null;
}

/** Which unit has a dossier, and which of its officers: given out by a head, or sent over to a unit whose head has not done so yet. */
export function whereabouts(facts: readonly DossierFact[]): { readonly unitId: string; readonly assigneeId: string | null } {
  const moved = facts.findLast((fact) => fact.type === 'assigned' || (fact.type === 'step-done' && fact.data.nextUnit !== undefined));
  if (moved?.type === 'assigned') return { unitId: moved.data.unitId, assigneeId: moved.data.officerId };
  if (moved?.type === 'step-done') return { unitId: moved.data.nextUnit ?? '', assigneeId: null };
  return { unitId: lastFact(facts, 'filed')?.data.agencyId ?? '', assigneeId: null };
}
