import { workingMinutes } from '#modules/calendar';
import { dueTime, workingMinutesBetween } from '#modules/calendar/server';
import type { CalendarEnds, WorkingCalendar } from '#modules/calendar/server';
import { unreachable } from '#kernel/exhaustive';
import { ok } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { DossierFact, FactData } from './fact.ts';

/** A stretch in which the office's time ran, or stood still and why. */
export interface ClockInterval {
  readonly from: string;
  readonly to: string | null;
  readonly kind: 'running' | 'paused';
  readonly because: PauseReason | null;
}

export type PauseReason = 'supplement' | 'fee' | 'opinion';

/** The clock of a dossier as read from its facts. */
export interface ClockReading {
  readonly state: 'not-started' | 'running' | 'paused' | 'ended';
  readonly intervals: readonly ClockInterval[];
  /** Null before reception, while it stands still, and where the procedure publishes no limit. */
  readonly dueAt: string | null;
}

type Received = Extract<FactData, { type: 'received' }>['data'];

/**
 * Rebuilds the clock from the facts; nobody ever edits a due time.
 *
 * It starts at reception. After a full supplement in appraisal it starts again from zero (Decree 118/2025), or, for
 * dossiers under the older rule, goes on where it stopped. A fee, and an opinion where the procedure says so, are not
 * counted: what was left of the limit when it stopped is left when it resumes. An extension sets a later time. It never
 * moves a due time earlier. Refuses where the calendar ends.
 */
export function clockOf(facts: readonly DossierFact[], calendar: WorkingCalendar): Result<ClockReading, CalendarEnds> {
  const clock = new RunningClock(calendar);
  for (const fact of facts) {
    const turned = clock.turn(fact);
    if (!turned.ok) return turned;
  }
  return ok(clock.reading());
}

type Turned = Result<null, CalendarEnds>;
const TURNED: Turned = ok(null);

/** The hand that walks the facts; private to this file, gone when the reading is taken. */
class RunningClock {
  readonly #calendar: WorkingCalendar;
  #intervals: ClockInterval[] = [];
  #terms: Received | null = null;
  #due: Temporal.Instant | null = null;
  #ended = false;
  #openOpinions = 0;

  constructor(calendar: WorkingCalendar) {
    this.#calendar = calendar;
  }

  turn(fact: DossierFact): Turned {
    switch (fact.type) {
      case 'received':
        this.#terms = fact.data;
        return this.#run(fact.at, 'from-zero');
      case 'supplement-asked':
        return fact.data.stage === 'appraisal' ? this.#pause(fact.at, 'supplement') : TURNED;
      case 'supplemented':
        return this.#resume(fact.at, this.#terms?.afterSupplement === 'pause' ? 'what-was-left' : 'from-zero');
      case 'fee-due':
        return this.#pause(fact.at, 'fee');
      case 'fee-paid':
        return this.#resume(fact.at, 'what-was-left');
      case 'opinion-asked':
        return this.#ask(1 + (fact.data.others?.length ?? 0), fact.at);
      case 'opinion-given':
        this.#openOpinions -= 1;
        return this.#opinionsCount() || this.#openOpinions > 0 ? TURNED : this.#resume(fact.at, 'what-was-left');
      case 'extended':
        this.#due = Temporal.Instant.from(fact.data.until);
        return TURNED;
      case 'issued':
      case 'stopped':
      case 'withdrawal-requested':
      case 'withdrawn':
      case 'reception-refused':
        this.#end(fact.at);
        return TURNED;
      case 'filed':
      case 'assigned':
      case 'step-done':
      case 'step-returned':
      case 'decided':
      case 'handed-over':
      case 'result-revoked':
      case 'rated':
        return TURNED;
      default:
        return unreachable(fact);
    }
  }

  reading(): ClockReading {
    const last = this.#intervals.at(-1);
    const state = this.#ended ? 'ended' : (last?.kind ?? 'not-started');
    return { state, intervals: this.#intervals, dueAt: state === 'paused' ? null : (this.#due?.toString() ?? null) };
  }

  #ask(bodies: number, at: string): Turned {
    const waited = this.#openOpinions > 0;
    this.#openOpinions += bodies;
    return this.#opinionsCount() || waited ? TURNED : this.#pause(at, 'opinion');
  }

  #opinionsCount(): boolean {
    return !this.#terms?.notCounted.includes('opinion');
  }

  #run(at: string, how: 'from-zero' | 'as-before' | { readonly minutes: number }): Turned {
    this.#intervals.push({ from: at, to: null, kind: 'running', because: null });
    const limit = typeof how === 'object' ? workingMinutes(how.minutes) : this.#terms?.limit;
    if (!limit || how === 'as-before') return TURNED;
    const due = dueTime(Temporal.Instant.from(at), limit, this.#calendar);
    if (!due.ok) return due;
    this.#due = later(this.#due, due.value);
    return TURNED;
  }

  #pause(at: string, because: PauseReason): Turned {
    this.#close(at);
    this.#intervals.push({ from: at, to: null, kind: 'paused', because });
    return TURNED;
  }

  #resume(at: string, how: 'from-zero' | 'what-was-left'): Turned {
    const stood = this.#intervals.at(-1);
    if (stood?.kind !== 'paused') return TURNED;
    this.#close(at);
    if (how === 'from-zero' || !this.#due || !this.#terms?.limit) return this.#run(at, 'from-zero');
    const left = workingMinutesBetween({ from: Temporal.Instant.from(stood.from), to: this.#due }, this.#calendar);
    if (!left.ok) return left;
    return this.#run(at, left.value > 0 ? { minutes: left.value } : 'as-before');
  }

  #end(at: string): void {
    if (this.#ended) return;
    this.#close(at);
    this.#ended = true;
  }

  #close(at: string): void {
    const last = this.#intervals.at(-1);
    if (last && last.to === null) this.#intervals[this.#intervals.length - 1] = { ...last, to: at };
  }
}

function later(a: Temporal.Instant | null, b: Temporal.Instant): Temporal.Instant {
  return a !== null && Temporal.Instant.compare(a, b) > 0 ? a : b;
}
