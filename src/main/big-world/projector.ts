import { isOpen, type DossierFact, type FactType } from '#modules/dossier';
import { clockOf, projectionOf, workedMinutes, type Projection } from '#modules/dossier/server';
import { expectOk } from '#kernel/result';
import type { WorkingCalendar } from '#modules/calendar/server';
import type { Telling } from './telling.ts';

/** What lists read of a dossier, and the working minutes it took; null without a result. */
export interface Projected {
  readonly projection: Projection;
  readonly minutes: number | null;
}

/** What stops a clock or sets another due time. */
const MOVES_THE_CLOCK: ReadonlySet<FactType> = new Set([
  'supplement-asked',
  'fee-due',
  'opinion-asked',
  'extended',
  'withdrawal-requested',
]);

/**
 * The row of a dossier, by the rule that all rows follow from. Closed dossiers of one course differ in times and names only, so the rule is
 * asked once for each course and the clock for each whose clock did not run straight through; an open dossier is asked for by itself.
 */
export class Projector {
  readonly #courses = new Map<string, Projection>();

  of(told: Telling, calendar: WorkingCalendar): Projected {
    const { facts, scene } = told;
    const course = `${scene.kind.key} ${facts.map(courseOf).join(' ')}`;
    const known = this.#courses.get(course);
    if (known === undefined || isOpen(known.place)) {
      const projection = expectOk(projectionOf(facts, { steps: scene.kind.revision.content.route.steps, calendar }));
      this.#courses.set(course, projection);
      return { projection, minutes: ruledMinutes(told, calendar) };
    }
    const times = timesOf(facts);
    const isStraight = !facts.some(({ type }) => MOVES_THE_CLOCK.has(type));
    const dueAt = isStraight ? times.dueAt : expectOk(clockOf(facts, calendar)).dueAt;
    return {
      projection: { ...known, ...times, dueAt, unitId: told.unitId, assigneeId: told.assigneeId, version: facts.length },
      minutes: isStraight ? straightMinutes(told, times) : ruledMinutes(told, calendar),
    };
  }
}

function courseOf(fact: DossierFact): string {
  if (fact.type === 'step-done') return `${fact.type}:${fact.data.stepId}`;
  return fact.type === 'decided' ? `${fact.type}:${fact.data.outcome}` : fact.type;
}

type Times = Pick<Projection, 'code' | 'filedAt' | 'receivedAt' | 'dueAt' | 'endedAt' | 'resultNumber' | 'resultPaper'>;

function timesOf(facts: readonly DossierFact[]): Times {
  const times: { -readonly [K in keyof Times]: Times[K] } = {
    ...{ code: null, filedAt: '', receivedAt: null, dueAt: null, endedAt: null, resultNumber: null, resultPaper: null },
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

function ruledMinutes({ facts }: Telling, calendar: WorkingCalendar): number | null {
  return facts.some(({ type }) => type === 'issued') ? expectOk(workedMinutes(facts, calendar)) : null;
}

function straightMinutes({ scene }: Telling, { receivedAt, endedAt, resultPaper }: Times): number | null {
  if (resultPaper === null || receivedAt === null || endedAt === null) return null;
  return Math.round((scene.time.spentAt(Date.parse(endedAt)) - scene.time.spentAt(Date.parse(receivedAt))) / 60_000);
}
