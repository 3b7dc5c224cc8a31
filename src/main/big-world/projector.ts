import { isOpen, type DossierFact, type FactType } from '#modules/dossier';
import { projectionOf, type Projection } from '#modules/dossier/server';
import { expectOk } from '#kernel/result';
import type { WorkingCalendar } from '#modules/calendar/server';
import type { Telling } from './telling.ts';

/** What stops a clock or sets another due time. */
const MOVES_THE_CLOCK: ReadonlySet<FactType> = new Set([
  'supplement-asked',
  'fee-due',
  'opinion-asked',
  'extended',
  'withdrawal-requested',
]);

/**
 * The row of a dossier, by the rule that all rows follow from. A closed dossier whose clock ran straight through differs from another one
 * with the same course only in times and names, so the rule is asked once for each course; every other dossier is asked for by itself.
 */
export class Projector {
  readonly #courses = new Map<string, Projection>();

  of(told: Telling, calendar: WorkingCalendar): Projection {
    const { facts, scene } = told;
    if (facts.some(({ type }) => MOVES_THE_CLOCK.has(type))) return ruled(told, calendar);
    const course = `${scene.kind.key} ${facts.map(courseOf).join(' ')}`;
    const known = this.#courses.get(course);
    if (known === undefined || isOpen(known.place)) {
      const asked = ruled(told, calendar);
      this.#courses.set(course, asked);
      return asked;
    }
    return { ...known, ...timesOf(facts), unitId: told.unitId, assigneeId: told.assigneeId };
  }
}

function ruled({ facts, scene }: Telling, calendar: WorkingCalendar): Projection {
  return expectOk(projectionOf(facts, { steps: scene.kind.revision.content.route.steps, calendar }));
}

function courseOf(fact: DossierFact): string {
  if (fact.type === 'step-done') return `${fact.type}:${fact.data.stepId}`;
  return fact.type === 'decided' ? `${fact.type}:${fact.data.outcome}` : fact.type;
}

function timesOf(facts: readonly DossierFact[]) {
  const times: { -readonly [K in keyof Projection]?: Projection[K] } = {
    code: null,
    receivedAt: null,
    dueAt: null,
    endedAt: null,
    resultNumber: null,
    resultPaper: null,
  };
  for (const fact of facts) {
    if (fact.type === 'filed') times.filedAt = fact.at;
    if (fact.type === 'received') [times.code, times.receivedAt, times.dueAt] = [fact.data.code, fact.at, fact.data.dueAt];
    if (fact.type === 'issued') [times.resultNumber, times.resultPaper] = [fact.data.number, fact.data.paper];
    if (ENDS.has(fact.type)) times.endedAt ??= fact.at;
  }
  return times;
}

const ENDS: ReadonlySet<FactType> = new Set(['issued', 'stopped', 'withdrawn', 'reception-refused']);
