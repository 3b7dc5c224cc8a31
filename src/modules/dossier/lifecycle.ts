import { transition } from 'xstate';
import type { SnapshotFrom, StateValue } from 'xstate';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import { ACTION_TYPES } from './actions.ts';
import type { ActionType, Move } from './actions.ts';
import { bodiesAsked, lifecycleChart, NO_FLAGS } from './lifecycle-chart.ts';
import type { LifecycleFlags } from './lifecycle-chart.ts';
import type { Place } from './places.ts';

/** Where a dossier stands and which doors are already closed: nothing but its facts, replayed. */
export interface DossierState extends LifecycleFlags {
  readonly at: Place;
}

export type StepRefusal =
  | { readonly code: 'dossier.not-allowed'; readonly action: ActionType; readonly state: Place; readonly possible: readonly ActionType[] }
  | { readonly code: 'dossier.supplement-already-asked'; readonly state: Place }
  | { readonly code: 'dossier.already-extended'; readonly state: Place }
  | { readonly code: 'dossier.already-rated'; readonly state: Place }
  | { readonly code: 'dossier.already-revoked'; readonly state: Place }
  | { readonly code: 'dossier.no-earlier-step'; readonly state: Place }
  | { readonly code: 'dossier.opinion-already-asked'; readonly state: Place; readonly agencyId: string }
  | { readonly code: 'dossier.opinion-not-asked'; readonly state: Place; readonly agencyId: string };

/** Where every dossier begins: filed, nothing asked yet. */
export const FILED: DossierState = { at: 'filed', ...NO_FLAGS };

/** The next state, or why this cannot be done now and what could. The chart is asked once about each state and move. */
export const step = askedOnce(function step(state: DossierState, move: Move): Result<DossierState, StepRefusal> {
  const snapshot = snapshotOf(state);
  if (!snapshot.can(move)) return refuse(whyNot(state, move));
  const [next] = transition(lifecycleChart, snapshot, move);
  return ok({ at: placeOf(next.value), ...next.context });
});

/** The actions this state leaves open, whoever asks; permissions are another question. */
export const possibleActions = askedOnce(function possible(state: DossierState): readonly ActionType[] {
  const snapshot = snapshotOf(state);
  return ACTION_TYPES.filter((type) => probes(type, state).some((move) => snapshot.can(move)));
});

/** Why this action cannot be done now whatever its content, or null when it depends on the content or can be done. */
export function closedTo(state: DossierState, type: ActionType): StepRefusal | null {
  const snapshot = snapshotOf(state);
  const moves = probes(type, state);
  if (moves.some((move) => snapshot.can(move))) return null;
  const [first] = moves;
  return first ? whyNot(state, first) : { code: 'dossier.not-allowed', action: type, state: state.at, possible: possibleActions(state) };
}

/** There are some hundreds of states and moves; the bodies asked for opinions make a few more. */
const MOST_REMEMBERED = 10_000;

/** Remembers what a pure function answered: replaying a dossier would else walk the whole chart at each fact. */
function askedOnce<Asked extends readonly unknown[], Answer>(answer: (...asked: Asked) => Answer): (...asked: Asked) => Answer {
  const known = new Map<string, Answer>();
  return function remembered(...asked) {
    const key = JSON.stringify(asked);
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const now = answer(...asked);
    known.set(key, now);
    return now;
  };
}

function snapshotOf(state: DossierState): SnapshotFrom<typeof lifecycleChart> {
  const { at, ...context } = state;
  return lifecycleChart.resolveState({ value: VALUES[at], context });
}

function placeOf(value: StateValue): Place {
  if (typeof value === 'string') return value as Place;
  return placeOf(Object.values(value)[0] ?? '');
}

const VALUES = {
  filed: { reception: 'filed' },
  'supplement-at-reception': { reception: 'supplement-at-reception' },
  'reception-refused': 'reception-refused',
  received: 'received',
  appraising: { processing: 'appraising' },
  returned: { processing: 'returned' },
  'awaiting-opinion': { processing: 'awaiting-opinion' },
  'with-head': { processing: 'with-head' },
  proposed: { processing: 'proposed' },
  decided: { processing: 'decided' },
  'supplement-in-appraisal': 'supplement-in-appraisal',
  'fee-required': 'fee-required',
  'withdrawal-requested': 'withdrawal-requested',
  withdrawn: 'withdrawn',
  stopped: 'stopped',
  settled: 'settled',
  'handed-over': 'handed-over',
} as const satisfies Record<Place, StateValue>;

/** Moves of a type such that at least one is possible where any is. */
function probes(type: ActionType, state: DossierState): Move[] {
  if (type === 'complete-step') return [{ type, last: true }];
  if (type === 'decide') return [{ type, outcome: 'approved' }];
  if (type === 'ask-opinion') return [{ type, agencyId: '' }];
  if (type === 'give-opinion') return state.openOpinions.map((agencyId) => ({ type, agencyId }));
  if (type === 'ask-supplement') return [{ type, legalGround: true }];
  return [{ type }];
}

/** A door that stands in this state but is closed by something done before says so; any other is simply not here. */
function whyNot(state: DossierState, move: Move): StepRefusal {
  const { at } = state;
  const working = at === 'appraising' || at === 'returned';
  if (move.type === 'ask-supplement' && (at === 'filed' || working)) return { code: 'dossier.supplement-already-asked', state: at };
  if (move.type === 'extend' && state.extended && mayStillExtend(at)) return { code: 'dossier.already-extended', state: at };
  if (move.type === 'rate' && at === 'handed-over') return { code: 'dossier.already-rated', state: at };
  if (move.type === 'revoke' && state.revoked) return { code: 'dossier.already-revoked', state: at };
  if (move.type === 'return-step' && (working || at === 'with-head' || at === 'proposed'))
    return { code: 'dossier.no-earlier-step', state: at };
  if (at === 'awaiting-opinion' && move.type === 'ask-opinion')
    return { code: 'dossier.opinion-already-asked', state: at, agencyId: openAmong(state, bodiesAsked(move)) };
  if (at === 'awaiting-opinion' && move.type === 'give-opinion')
    return { code: 'dossier.opinion-not-asked', state: at, agencyId: move.agencyId };
  return { code: 'dossier.not-allowed', action: move.type, state: at, possible: possibleActions(state) };
}

function openAmong({ openOpinions }: DossierState, bodies: readonly string[]): string {
  return bodies.find((id) => openOpinions.includes(id)) ?? '';
}

function mayStillExtend(at: Place): boolean {
  return (
    at === 'received' || at === 'appraising' || at === 'with-head' || at === 'returned' || at === 'awaiting-opinion' || at === 'proposed'
  );
}
