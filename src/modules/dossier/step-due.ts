import { workingMinutes, workingMinutesOf } from '#modules/calendar';
import { dueTime, workingMinutesBetween } from '#modules/calendar/server';
import type { CalendarEnds, WorkingCalendar } from '#modules/calendar/server';
import { stepBudgets } from '#modules/procedure';
import { ok } from '#kernel/result';
import type { Result } from '#kernel/result';
import { lastFact } from './fact.ts';
import type { DossierFact } from './fact.ts';
import { waitsFor } from './places.ts';
import { statesAlong } from './replay.ts';
import { stepAt } from './route-position.ts';
import type { Steps } from './route-position.ts';

/**
 * By when the step a dossier stands at is to be done: its part of the limit, spent in the office's own time since the step was begun.
 * Begun again after a supplement or a return, it has the whole of its part again. Null where the step has no part of a limit.
 */
export function stepDueAt(
  facts: readonly DossierFact[],
  { steps, calendar }: { readonly steps: Steps; readonly calendar: WorkingCalendar },
): Result<Temporal.Instant | null, CalendarEnds> {
  const stays = staysAtStep(facts, steps);
  const budget = budgetOf(facts, { steps, stepId: stays.at(-1)?.stepId ?? null });
  const last = stays.at(-1);
  if (budget === 0 || !last) return ok(null);

  let left = budget;
  for (const [at, stay] of stays.slice(0, -1).entries()) {
    if (!stay.isOffices) continue;
    const to = Temporal.Instant.from(stays[at + 1]?.from ?? stay.from);
    const spent = workingMinutesBetween({ from: Temporal.Instant.from(stay.from), to }, calendar);
    if (!spent.ok) return spent;
    left -= spent.value;
  }
  const from = Temporal.Instant.from(last.from);
  return left > 0 ? dueTime(from, workingMinutes(left), calendar) : ok(from);
}

interface Stay {
  readonly stepId: string | null;
  readonly from: string;
  readonly isOffices: boolean;
}

/** From one fact to the next, since the step was last begun. */
function staysAtStep(facts: readonly DossierFact[], steps: Steps): readonly Stay[] {
  const states = statesAlong(facts);
  const stays = facts.map((fact, at): Stay & { readonly begins: boolean } => {
    const place = states[at]?.at ?? 'filed';
    const stepId = stepAt(steps, place, facts.slice(0, at + 1));
    return { stepId, from: fact.at, isOffices: waitsFor(place) !== 'applicant', begins: BEGINS_ANEW.includes(fact.type) };
  });
  const begun = stays.findLastIndex(({ stepId, begins }, at) => begins || stepId !== stays[at - 1]?.stepId);
  return stays.slice(Math.max(0, begun));
}

/** What gives a step its whole time again. */
const BEGINS_ANEW: readonly DossierFact['type'][] = ['supplemented', 'step-returned'];

function budgetOf(facts: readonly DossierFact[], { steps, stepId }: { readonly steps: Steps; readonly stepId: string | null }): number {
  const limit = lastFact(facts, 'received')?.data.limit;
  const minutes = limit ? workingMinutesOf(limit) : null;
  if (minutes === null) return 0;
  return stepBudgets({ steps }, minutes).find((budget) => budget.stepId === stepId)?.minutes ?? 0;
}
