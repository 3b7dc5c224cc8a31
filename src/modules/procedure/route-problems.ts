import { isMessageKey } from '#messages';
import type { Form } from '#modules/form';
import { answersApart, atomsOf, unknownPaths } from './route-answers.ts';
import { stepKinds, type Route, type RouteStep, type StepKind } from './route.ts';
import { walkRoute, type Walk } from './route-walk.ts';
import type { ProcedureCase } from './revision.ts';
import { conditionFits } from '#modules/form';

/** Why a route leads nowhere, or somewhere it should not: which step, and what it says. */
export interface RouteProblem {
  readonly code: RouteProblemCode;
  readonly step: string;
  /** What the step says that cannot be: an agency, a path, a number. */
  readonly says?: string;
}

export type RouteProblemCode =
  | 'step-repeated'
  | 'role-elsewhere'
  | 'name-unknown'
  | 'unit-unknown'
  | 'next-unknown'
  | 'condition-unknown'
  | 'condition-misplaced'
  | 'conditions-too-many'
  | 'opinions-misplaced'
  | 'opinions-closed'
  | 'budget-missing'
  | 'budget-twice'
  | 'budget-not-whole'
  | 'budget-over-limit'
  | 'unreachable'
  | 'dead-end'
  | 'loop'
  | 'out-of-order';

interface Asked {
  readonly route: Route;
  readonly form: Form;
  readonly cases: readonly ProcedureCase[];
  readonly agencyIds: ReadonlySet<string>;
}

/** Everything that keeps a route from being published; empty when whatever is answered, it leads from reception to hand-over. */
export function routeProblems(asked: Asked): readonly RouteProblem[] {
  const kinds = stepKinds(asked.route);
  const own = asked.route.steps.flatMap((step, at) => stepProblems(step, { ...asked, at, kind: kinds[at] }));
  const alone = [...own, ...shareProblems(asked.route)];
  return alone.length > 0 ? alone : walkProblems(asked);
}

interface AskedOfStep extends Asked {
  readonly at: number;
  readonly kind: StepKind | undefined;
}

function stepProblems(step: RouteStep, { route, form, agencyIds, at, kind }: AskedOfStep): RouteProblem[] {
  const { id, role, where, unit, when, next, opinions, budgetPercent, budgetMinutes, actions } = step;
  const isWork = kind === 'appraise' || kind === 'review';
  const conditions = [when, ...(opinions ?? []).map((one) => one.when)].filter((one) => one !== undefined);
  const bodies = [...(unit === undefined ? [] : [unit]), ...(opinions ?? []).map(({ agencyId }) => agencyId)];
  const found: (RouteProblem | false)[] = [
    route.steps.findIndex((one) => one.id === id) < at && { code: 'step-repeated', step: id },
    (role === 'receiver') !== (where === 'one-stop') && { code: 'role-elsewhere', step: id, says: role },
    !isMessageKey(step.nameKey) && { code: 'name-unknown', step: id, says: step.nameKey },
    next !== undefined && !route.steps.some((one) => one.id === next) && { code: 'next-unknown', step: id, says: next },
    when !== undefined && !isWork && { code: 'condition-misplaced', step: id },
    opinions !== undefined && kind !== 'appraise' && { code: 'opinions-misplaced', step: id },
    opinions !== undefined && actions?.includes('ask-opinion') === false && { code: 'opinions-closed', step: id },
    budgetPercent === undefined && budgetMinutes === undefined && { code: 'budget-missing', step: id },
    budgetPercent !== undefined && budgetMinutes !== undefined && { code: 'budget-twice', step: id },
    ...bodies.filter((body) => !agencyIds.has(body)).map((says): RouteProblem => ({ code: 'unit-unknown', step: id, says })),
    ...conditions
      .flatMap((condition) => unknownPaths(form, condition))
      .map((says): RouteProblem => ({ code: 'condition-unknown', step: id, says })),
  ];
  return found.filter((one) => one !== false);
}

/** The shares of all steps are the whole, so what is passed by is left over; where every time is fixed there is nothing to share. */
function shareProblems({ steps }: Route): RouteProblem[] {
  const sum = steps.reduce((total, { budgetPercent = 0 }) => total + budgetPercent, 0);
  const isFixed = steps.every(({ budgetPercent }) => budgetPercent === undefined);
  return sum === 100 || isFixed ? [] : [{ code: 'budget-not-whole', step: steps[0]?.id ?? '', says: String(sum) }];
}

/** Every answer that the conditions can tell apart is walked, from reception to the end. */
function walkProblems(asked: Asked): readonly RouteProblem[] {
  const { route, form } = asked;
  const answers = answersApart(form, atomsOf(route));
  if (answers === null) return [{ code: 'conditions-too-many', step: route.steps[0]?.id ?? '' }];
  const walks = answers.map((given) => walkRoute(route, (condition) => conditionFits(form, given, condition)));
  const reached = new Set(walks.flatMap(({ steps }) => steps.map(({ id }) => id)));
  const unreached = route.steps.filter(({ id }) => !reached.has(id)).map(({ id }): RouteProblem => ({ code: 'unreachable', step: id }));
  return distinct([...walks.flatMap((walk) => [...orderProblems(walk), ...timeProblems(walk, asked)]), ...unreached]);
}

const PHASE = { receive: 0, assign: 1, appraise: 2, review: 2, decide: 3, issue: 4, 'hand-over': 5 } as const satisfies Record<
  StepKind,
  number
>;

/** Reception, then work given out and done or a decision at once, then a decision, its result, and hand-over: each once, in this order. */
function orderProblems({ steps, loopsAt }: Walk): RouteProblem[] {
  if (loopsAt !== null) return [{ code: 'loop', step: loopsAt }];
  const kinds = stepKinds({ steps: [...steps] });
  const phases = kinds.map((kind) => PHASE[kind]);
  const stray = phases.findIndex((phase, at) => {
    const before = phases[at - 1] ?? -1;
    return phase < before || (phase === before && phase !== 2) || (at === 0 && phase !== 0);
  });
  if (stray !== -1) return [{ code: 'out-of-order', step: steps[stray]?.id ?? '' }];
  const idle = phases.includes(1) !== phases.includes(2) || kinds.find((kind) => PHASE[kind] === 2) === 'review';
  if (idle) return [{ code: 'out-of-order', step: steps[phases.findIndex((phase) => phase === 1 || phase === 2)]?.id ?? '' }];
  const isWhole = [0, 3, 4, 5].every((phase) => phases.includes(phase as (typeof phases)[number]));
  return isWhole ? [] : [{ code: 'dead-end', step: steps.at(-1)?.id ?? '' }];
}

/** Fixed times fit into every limit the procedure publishes. */
function timeProblems({ steps }: Walk, { cases }: Asked): RouteProblem[] {
  const fixed = steps.reduce((sum, { budgetMinutes = 0 }) => sum + budgetMinutes, 0);
  const limits = cases.flatMap((one) =>
    Object.values(one.limits).flatMap((limit) => (limit.kind === 'working-minutes' ? [limit.minutes] : [])),
  );
  const least = Math.min(...limits);
  const longest = steps.reduce((a, b) => ((b.budgetMinutes ?? 0) > (a.budgetMinutes ?? 0) ? b : a), steps[0] as RouteStep);
  return fixed > least ? [{ code: 'budget-over-limit', step: longest.id, says: `${fixed} > ${least}` }] : [];
}

function distinct(problems: readonly RouteProblem[]): readonly RouteProblem[] {
  const seen = new Set<string>();
  return problems.filter((one) => {
    const key = JSON.stringify(one);
    return seen.has(key) ? false : seen.add(key);
  });
}
