import { workingMinutesOf } from '#modules/calendar';
import { workingMinutesBetween } from '#modules/calendar/server';
import type { WorkingCalendar } from '#modules/calendar/server';
import { stepBudgets } from '#modules/procedure';
import type { Route } from '#modules/procedure';
import type { OfficerRole } from './actor.ts';
import { lastFact } from './fact.ts';
import type { DossierFact } from './fact.ts';
import { ANSWER_WORKING_HOURS } from './limits.ts';
import { isOpen, waitsFor } from './places.ts';
import { replay, statesAlong } from './replay.ts';
import { stepAt, workSteps } from './route-position.ts';
import type { Steps } from './route-position.ts';

/** One step of the route as the applicant sees it: where, in which position, how long it may take and took. */
export interface TimelineStep {
  readonly stepId: string;
  /** Message key of its name. */
  readonly nameKey: string;
  readonly role: OfficerRole;
  readonly unitId: string;
  readonly state: 'done' | 'current' | 'ahead' | 'skipped';
  /** The officer who did it or has it now; a name to show, never a number to call. */
  readonly officerId: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** Working minutes; null where the procedure publishes no limit or the step has no part of it. */
  readonly plannedMinutes: number | null;
  /** Working minutes in which the office had it: waiting for the applicant is not counted. Null where the calendar does not reach. */
  readonly actualMinutes: number | null;
}

interface Stay {
  readonly stepId: string;
  readonly from: string;
  readonly to: string | null;
  readonly fromAt: Temporal.Instant;
  readonly toAt: Temporal.Instant | null;
  readonly counted: boolean;
  readonly officerId: string | null;
}

/** The way of a dossier: planned by its route, walked by its facts. Work its answers do not lead to (`ahead`) is left out, unless it was done. */
export function timelineOf(
  facts: readonly DossierFact[],
  {
    route,
    ahead = workSteps(route.steps),
    calendar,
    now,
  }: { readonly route: Route; readonly ahead?: Steps; readonly calendar: WorkingCalendar; readonly now: Temporal.Instant },
): readonly TimelineStep[] {
  const stays = staysOf(facts, route);
  const planned = plannedOf(facts, route);
  const current = isOpen(replay(facts).at) ? stays.at(-1)?.stepId : undefined;
  const spared = new Set(workSteps(route.steps).filter((step) => !ahead.includes(step) && !stays.some(({ stepId }) => stepId === step.id)));
  const reached = route.steps.findLastIndex(({ id }) => stays.some(({ stepId }) => stepId === id));

  return route.steps.flatMap((step, index): TimelineStep[] => {
    if (spared.has(step)) return [];
    const own = stays.filter(({ stepId }) => stepId === step.id);
    const one = {
      stepId: step.id,
      nameKey: step.nameKey,
      role: step.role,
      unitId: unitOf(facts, step),
      state:
        step.id === current
          ? ('current' as const)
          : own.length > 0
            ? ('done' as const)
            : index < reached
              ? ('skipped' as const)
              : ('ahead' as const),
      officerId: own.findLast(({ officerId }) => officerId !== null)?.officerId ?? null,
      startedAt: own[0]?.from ?? null,
      endedAt: step.id === current ? null : (own.at(-1)?.to ?? null),
      plannedMinutes: planned.get(step.id) ?? null,
      actualMinutes: spentIn(own, { calendar, now }),
    };
    return [one];
  });
}

/** Which step had the dossier from one fact to the next, and whether that time was the office's. */
function staysOf(facts: readonly DossierFact[], route: Route): readonly Stay[] {
  const states = statesAlong(facts);
  const times = facts.map(({ at }) => Temporal.Instant.from(at));
  return facts.flatMap((fact, index): Stay[] => {
    const soFar = facts.slice(0, index + 1);
    const place = states[index]?.at ?? 'filed';
    const stepId = place === 'handed-over' ? null : stepAt(route.steps, place, soFar);
    if (stepId === null) return [];
    const next = facts[index + 1];
    const assigned = waitsFor(place) === 'specialist' ? lastFact(soFar, 'assigned')?.data.officerId : undefined;
    const officerId = assigned ?? (next?.by.kind === 'officer' ? next.by.id : null);
    const [fromAt, toAt] = [times[index]!, times[index + 1] ?? null];
    return [{ stepId, from: fact.at, to: next?.at ?? null, fromAt, toAt, counted: waitsFor(place) !== 'applicant', officerId }];
  });
}

function spentIn(
  stays: readonly Stay[],
  { calendar, now }: { readonly calendar: WorkingCalendar; readonly now: Temporal.Instant },
): number | null {
  let minutes = 0;
  for (const { fromAt: from, toAt, counted } of stays) {
    if (!counted) continue;
    const end = toAt ?? now;
    const spent = workingMinutesBetween({ from, to: Temporal.Instant.compare(end, from) < 0 ? from : end }, calendar);
    if (!spent.ok) return null;
    minutes += spent.value;
  }
  return Math.round(minutes);
}

function plannedOf(facts: readonly DossierFact[], route: Route): ReadonlyMap<string, number> {
  const limit = lastFact(facts, 'received')?.data.limit;
  const minutes = limit ? workingMinutesOf(limit) : null;
  const planned = new Map(minutes === null ? [] : stepBudgets(route, minutes).map((budget) => [budget.stepId, budget.minutes]));
  for (const [stepId, budget] of planned) if (budget === 0) planned.delete(stepId);
  const [first] = route.steps;
  if (first?.role === 'receiver') planned.set(first.id, ANSWER_WORKING_HOURS * 60);
  return planned;
}

function unitOf(facts: readonly DossierFact[], step: Route['steps'][number]): string {
  const filed = lastFact(facts, 'filed')?.data;
  if (step.where === 'one-stop') return filed?.deskId ?? '';
  const unitId = lastFact(facts, 'assigned')?.data.unitId;
  return step.role === 'specialist' && unitId !== undefined ? unitId : (filed?.agencyId ?? '');
}
