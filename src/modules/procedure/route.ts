import { z } from 'zod';
import { unreachable } from '#kernel/exhaustive';
import type { Condition } from '#modules/form';

/** What an office may do at a step besides carrying the dossier on; a step that says nothing leaves all of it open. */
export const STEP_ACTIONS = ['ask-supplement', 'ask-opinion', 'require-fee', 'return-step', 'extend', 'stop'] as const;
export type StepAction = (typeof STEP_ACTIONS)[number];

const agencyId = z.string().regex(/^[A-Z0-9]+(\.[A-Z0-9]+)*$/);

/** The language of a form's rules: an answer that fits a schema, and any of several or all of them. */
const When: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ scope: z.string().startsWith('#/properties/'), schema: z.record(z.string(), z.unknown()) }),
    z.strictObject({ type: z.enum(['AND', 'OR']), conditions: z.array(When).min(1) }),
  ]),
);

/** A body that must be heard at a step. */
const Opinion = z.strictObject({ agencyId, when: When.optional() });

/** One step on the way of a dossier: who does it, where, which part of the limit it may use, and what may be done there. */
const RouteStep = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  /** Message key of the name shown on screen. */
  nameKey: z.string().min(1),
  role: z.enum(['receiver', 'head', 'specialist', 'leader', 'records-clerk']),
  where: z.enum(['one-stop', 'competent']),
  /** The unit that does it, where it is not the competent agency as a whole. */
  unit: agencyId.optional(),
  /** Whole percent of what is left of the limit once fixed times are taken from it. */
  budgetPercent: z.number().int().min(0).max(100).optional(),
  /** Working minutes, whatever the limit. */
  budgetMinutes: z.number().int().min(0).optional(),
  actions: z.array(z.enum(STEP_ACTIONS)).optional(),
  /** The step is taken only when the answers fit. */
  when: When.optional(),
  /** Bodies heard at once; the step is not done before each has answered. */
  opinions: z.array(Opinion).min(1).optional(),
  /** The step that follows; the next in the list when absent. */
  next: z.string().optional(),
});
export type RouteStep = z.infer<typeof RouteStep>;

/** The way a dossier takes from reception to hand-over. What it may hold is said here, whether it leads anywhere by `routeProblems`. */
export const Route = z.strictObject({ id: z.string().min(1), note: z.string().optional(), steps: z.array(RouteStep).min(1) });
export type Route = z.infer<typeof Route>;

/** What a step is there for, as its role and its place on the route say. */
export type StepKind = 'receive' | 'assign' | 'appraise' | 'review' | 'decide' | 'issue' | 'hand-over';

/** What each step is there for, in order: a head gives work out before anybody has worked on it, and looks it over afterwards. */
export function stepKinds({ steps }: Pick<Route, 'steps'>): readonly StepKind[] {
  const firstWork = steps.findIndex(({ role }) => role === 'specialist');
  return steps.map(({ role }, at): StepKind => {
    switch (role) {
      case 'receiver':
        return at === 0 ? 'receive' : 'hand-over';
      case 'head':
        return firstWork === -1 || at < firstWork ? 'assign' : 'review';
      case 'specialist':
        return 'appraise';
      case 'leader':
        return 'decide';
      case 'records-clerk':
        return 'issue';
      default:
        return unreachable(role);
    }
  });
}

/** What a step is there for; null when the route knows no such step. */
export function kindOf(route: Pick<Route, 'steps'>, stepId: string): StepKind | null {
  return stepKinds(route)[route.steps.findIndex(({ id }) => id === stepId)] ?? null;
}

/** Whether a route leaves an action to whoever has the dossier at a step. */
export function stepAllows({ steps }: Pick<Route, 'steps'>, stepId: string | null, action: string): boolean {
  const allowed: readonly string[] | undefined = steps.find(({ id }) => id === stepId)?.actions;
  return allowed === undefined || allowed.includes(action) || !(STEP_ACTIONS as readonly string[]).includes(action);
}

/**
 * The working minutes each step may use, in order, so that their sum is the limit. Fixed times go first and the rest is shared. What
 * rounding leaves over goes to the longest; what a step would have used that is passed by is left over.
 */
export function stepBudgets(
  { steps }: Pick<Route, 'steps'>,
  limitMinutes: number,
): readonly { readonly stepId: string; readonly minutes: number }[] {
  const fixed = steps.reduce((sum, { budgetMinutes = 0 }) => sum + budgetMinutes, 0);
  const shares = steps.reduce((sum, { budgetPercent = 0 }) => sum + budgetPercent, 0);
  const rest = Math.max(0, limitMinutes - fixed);
  const budgets = steps.map(({ id, budgetMinutes, budgetPercent = 0 }) => ({
    stepId: id,
    minutes: budgetMinutes ?? (shares === 0 ? 0 : Math.floor((rest * budgetPercent) / shares)),
    shared: budgetMinutes === undefined,
  }));
  const left = limitMinutes - budgets.reduce((sum, { minutes }) => sum + minutes, 0);
  const longest = budgets.reduce((a, b) => (b.shared && (!a.shared || b.minutes > a.minutes) ? b : a));
  return budgets.map((budget) => ({ stepId: budget.stepId, minutes: budget.minutes + (budget === longest ? Math.max(0, left) : 0) }));
}
