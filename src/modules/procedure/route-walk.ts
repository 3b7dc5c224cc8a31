import type { Answers, Condition, Form } from '#modules/form';
import { conditionHolds } from '#modules/form';
import type { Route, RouteStep } from './route.ts';

/** Tells whether a condition holds, however the answers are known. */
export type Holds = (condition: Condition) => boolean;

/** The way through a route: the steps taken, in order, and whether it goes round for ever. */
export interface Walk {
  readonly steps: readonly RouteStep[];
  /** The step it came back to; null when it ends. */
  readonly loopsAt: string | null;
}

/** Walks a route from its first step; steps whose condition does not hold are passed by. */
export function walkRoute({ steps }: Pick<Route, 'steps'>, holds: Holds): Walk {
  const taken: RouteStep[] = [];
  const passed = new Set<string>();
  let at: RouteStep | undefined = steps[0];
  while (at) {
    if (passed.has(at.id)) return { steps: taken, loopsAt: at.id };
    passed.add(at.id);
    if (!at.when || holds(at.when)) taken.push(at);
    at = following(steps, at);
  }
  return { steps: taken, loopsAt: null };
}

/** The steps that these answers lead through. */
export function stepsTaken(route: Pick<Route, 'steps'>, asked: { readonly form: Form; readonly answers: Answers }): Route['steps'] {
  if (!hasConditions(route)) return route.steps;
  return [...walkRoute(route, (condition) => conditionHolds(asked.form, asked.answers, condition)).steps];
}

/** Whether the way depends on the answers at all, or leaves the order of the list. */
export function hasConditions({ steps }: Pick<Route, 'steps'>): boolean {
  return steps.some(({ when, next, opinions }) => when !== undefined || next !== undefined || opinions !== undefined);
}

/** The bodies that must be heard at a step, as these answers have it. */
export function opinionsAt(
  step: Pick<RouteStep, 'opinions'> | undefined,
  asked: { readonly form: Form; readonly answers: Answers },
): readonly string[] {
  return (step?.opinions ?? []).flatMap(({ agencyId, when }) =>
    when === undefined || conditionHolds(asked.form, asked.answers, when) ? [agencyId] : [],
  );
}

function following(steps: Route['steps'], { id, next }: RouteStep): RouteStep | undefined {
  const at = steps.findIndex((one) => one.id === (next ?? id));
  return at === -1 ? undefined : steps[next === undefined ? at + 1 : at];
}
