import { workingMinutes } from '#modules/calendar';
import { dueTime } from '#modules/calendar/server';
import type { CalendarEnds, WorkingCalendar } from '#modules/calendar/server';
import { ok } from '#kernel/result';
import type { Result } from '#kernel/result';
import { clockOf } from './clock.ts';
import type { ClockReading } from './clock.ts';
import { lastFact } from './fact.ts';
import type { DossierFact } from './fact.ts';
import { ANSWER_WORKING_HOURS } from './limits.ts';
import { isOpen, nationalState } from './places.ts';
import type { NationalState, Place } from './places.ts';
import type { Outcome } from './actions.ts';
import { replay } from './replay.ts';
import { stepAt, whereabouts } from './route-position.ts';
import { stepDueAt } from './step-due.ts';
import type { Steps } from './route-position.ts';

/** The row that lists read from, as far as it follows from the facts. */
export interface Projection {
  readonly place: Place;
  readonly national: NationalState;
  readonly code: string | null;
  readonly unitId: string;
  readonly assigneeId: string | null;
  /** Bodies whose opinion is awaited. */
  readonly consulted: readonly string[];
  readonly stepId: string | null;
  readonly filedAt: string;
  readonly receivedAt: string | null;
  readonly dueAt: string | null;
  /** By when the office must be done with the step it stands at; null when nothing runs. */
  readonly actBy: string | null;
  readonly endedAt: string | null;
  readonly outcome: Outcome | null;
  readonly resultNumber: string | null;
  readonly resultPaper: string | null;
  readonly version: number;
}

/** The projection of a dossier's facts: nothing in it is set by hand, everything can be made again. */
export function projectionOf(
  facts: readonly DossierFact[],
  { steps, calendar }: { readonly steps: Steps; readonly calendar: WorkingCalendar },
): Result<Projection, CalendarEnds> {
  const state = replay(facts);
  const clock = clockOf(facts, calendar);
  if (!clock.ok) return clock;
  const actBy = actByOf(facts, { place: state.at, clock: clock.value, calendar, steps });
  if (!actBy.ok) return actBy;

  const filed = lastFact(facts, 'filed');
  if (!filed) throw new Error('A dossier without its first fact');
  const { unitId, assigneeId } = whereabouts(facts);
  const issued = lastFact(facts, 'issued');
  return ok({
    place: state.at,
    national: nationalState(state.at),
    code: lastFact(facts, 'received')?.data.code ?? null,
    unitId,
    assigneeId,
    consulted: state.openOpinions,
    stepId: stepAt(steps, state.at, facts),
    filedAt: filed.at,
    receivedAt: lastFact(facts, 'received')?.at ?? null,
    dueAt: clock.value.dueAt,
    actBy: actBy.value,
    endedAt: endOf(facts),
    outcome: state.outcome,
    resultNumber: issued?.data.number ?? null,
    resultPaper: issued?.data.paper ?? null,
    version: facts.at(-1)?.seq ?? 0,
  });
}

/** When the office was done with it: the result ready, or the dossier closed otherwise. */
function endOf(facts: readonly DossierFact[]): string | null {
  return (
    facts.find(({ type }) => type === 'issued' || type === 'stopped' || type === 'withdrawn' || type === 'reception-refused')?.at ?? null
  );
}

function actByOf(
  facts: readonly DossierFact[],
  at: { readonly place: Place; readonly clock: ClockReading; readonly calendar: WorkingCalendar; readonly steps: Steps },
): Result<string | null, CalendarEnds> {
  if (!isOpen(at.place)) return ok(null);
  if (at.place === 'filed' || at.place === 'withdrawal-requested') {
    const asked = facts.findLast(({ type }) => type === 'filed' || type === 'supplemented' || type === 'withdrawal-requested');
    const due = dueTime(Temporal.Instant.from(asked?.at ?? ''), workingMinutes(ANSWER_WORKING_HOURS * 60), at.calendar);
    return due.ok ? ok(due.value.toString()) : due;
  }
  if (at.place === 'supplement-at-reception' || at.place === 'supplement-in-appraisal') {
    return ok(lastFact(facts, 'supplement-asked')?.data.answerBy ?? null);
  }
  if (at.clock.dueAt === null || at.clock.state === 'ended') return ok(at.clock.dueAt);
  const step = stepDueAt(facts, at);
  return step.ok ? ok(earlier(step.value, at.clock.dueAt)) : step;
}

/** A step is never given longer than the dossier has. */
function earlier(step: Temporal.Instant | null, dueAt: string): string {
  return step !== null && Temporal.Instant.compare(step, Temporal.Instant.from(dueAt)) < 0 ? step.toString() : dueAt;
}
