import { z } from 'zod';

/** One step on the way of a dossier: who does it, where, and which part of the limit it may use. */
const RouteStep = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  /** Message key of the name shown on screen. */
  nameKey: z.string().min(1),
  role: z.enum(['receiver', 'head', 'specialist', 'leader', 'records-clerk']),
  where: z.enum(['one-stop', 'competent']),
  /** Whole percent of the limit. */
  budgetPercent: z.number().int().min(0).max(100),
});

/** The way a dossier takes from reception to hand-over. Its steps spend the limit exactly. */
export const Route = z.strictObject({
  id: z.string().min(1),
  steps: z
    .array(RouteStep)
    .min(1)
    .refine((steps) => steps.reduce((sum, step) => sum + step.budgetPercent, 0) === 100, { params: { code: 'budget-not-whole' } })
    .refine((steps) => new Set(steps.map((step) => step.id)).size === steps.length, { params: { code: 'step-repeated' } }),
});

export type Route = z.infer<typeof Route>;

/** The working minutes each step may use, in order; what rounding leaves over goes to the longest step, so the sum is the limit. */
export function stepBudgets(route: Route, limitMinutes: number): readonly { readonly stepId: string; readonly minutes: number }[] {
  const budgets = route.steps.map((step) => ({ stepId: step.id, minutes: Math.floor((limitMinutes * step.budgetPercent) / 100) }));
  const left = limitMinutes - budgets.reduce((sum, budget) => sum + budget.minutes, 0);
  const longest = budgets.reduce((a, b) => (b.minutes > a.minutes ? b : a));
  return budgets.map((budget) => (budget === longest ? { ...budget, minutes: budget.minutes + left } : budget));
}
