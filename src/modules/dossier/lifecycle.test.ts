import { adjacencyMapToArray, getAdjacencyMap, getShortestPaths } from 'xstate/graph';
import { describe, expect, test } from 'vitest';
import { ACTION_TYPES } from './actions.ts';
import type { ActionType, Move } from './actions.ts';
import { FILED, possibleActions, step } from './lifecycle.ts';
import type { DossierState } from './lifecycle.ts';
import { lifecycleChart } from './lifecycle-chart.ts';
import { nationalState, PLACES } from './places.ts';
import type { Place } from './places.ts';

const MOVES: Move[] = ACTION_TYPES.flatMap((type): Move[] => {
  if (type === 'ask-supplement') return [{ type }, { type, legalGround: true }];
  if (type === 'complete-step')
    return [
      { type, last: true },
      { type, last: false },
      { type, last: false, toHead: true },
    ];
  if (type === 'receive') return [{ type }, { type, straight: true }];
  if (type === 'return-step') return [{ type }, { type, toHead: true }];
  if (type === 'ask-opinion')
    return [
      { type, agencyId: 'A' },
      { type, agencyId: 'B' },
      { type, agencyId: 'A', others: ['B'] },
    ];
  if (type === 'give-opinion')
    return [
      { type, agencyId: 'A' },
      { type, agencyId: 'B' },
    ];
  if (type === 'decide')
    return [
      { type, outcome: 'approved' },
      { type, outcome: 'refused' },
    ];
  return [{ type }];
});

/** What the law leaves open in each place, written down by hand so that the chart is checked against paper. */
const ALLOWED: Record<Place, readonly ActionType[]> = {
  filed: ['receive', 'ask-supplement', 'refuse', 'request-withdrawal'],
  'supplement-at-reception': ['supplement', 'stop', 'request-withdrawal'],
  'reception-refused': [],
  received: ['assign', 'extend', 'request-withdrawal'],
  appraising: [
    'assign',
    'complete-step',
    'return-step',
    'ask-opinion',
    'ask-supplement',
    'require-fee',
    'extend',
    'stop',
    'request-withdrawal',
  ],
  returned: [
    'assign',
    'complete-step',
    'return-step',
    'ask-opinion',
    'ask-supplement',
    'require-fee',
    'extend',
    'stop',
    'request-withdrawal',
  ],
  'awaiting-opinion': ['ask-opinion', 'give-opinion', 'extend', 'stop', 'request-withdrawal'],
  'with-head': ['assign', 'complete-step', 'return-step', 'extend', 'stop', 'request-withdrawal'],
  proposed: ['return-step', 'require-fee', 'decide', 'extend', 'stop', 'request-withdrawal'],
  decided: ['issue', 'request-withdrawal'],
  'supplement-in-appraisal': ['supplement', 'stop', 'request-withdrawal'],
  'fee-required': ['confirm-fee', 'stop', 'request-withdrawal'],
  'withdrawal-requested': ['confirm-withdrawal'],
  withdrawn: [],
  stopped: [],
  settled: ['hand-over', 'revoke'],
  'handed-over': ['revoke', 'rate'],
};

const CLOSED = new Set([
  'dossier.supplement-already-asked',
  'dossier.already-extended',
  'dossier.already-rated',
  'dossier.already-revoked',
  'dossier.no-earlier-step',
  'dossier.opinion-already-asked',
  'dossier.opinion-not-asked',
]);

function everyState(): DossierState[] {
  return getShortestPaths(lifecycleChart, { events: MOVES, limit: 100_000 }).map(({ state }) => ({
    at: PLACES.find((place) => state.matches(place as never) || JSON.stringify(state.value).includes(`:"${place}"`)) ?? 'filed',
    ...state.context,
  }));
}

describe('the life of a dossier', () => {
  const states = everyState();

  test('every place is reachable', () => {
    expect(new Set(states.map(({ at }) => at))).toEqual(new Set(PLACES));
  });

  test('all ten national states are derived', () => {
    expect(new Set(states.map(({ at }) => nationalState(at)))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
  });

  test('every edge of the chart is an edge of `step`, and the other way round', () => {
    const edges = adjacencyMapToArray(getAdjacencyMap(lifecycleChart, { events: MOVES, limit: 100_000 }));
    let walked = 0;
    for (const { state, event, nextState } of edges) {
      const from = states.find((candidate) => sameAs(candidate, state));
      if (!from) throw new Error('A state of the chart that no path reaches');
      const answer = step(from, event);
      if (answer.ok) walked += 1;
      expect(answer.ok ? sameAs(answer.value, nextState) : sameAs(from, nextState)).toBe(true);
    }
    expect(walked).toBeGreaterThan(200);
  });

  test.each(PLACES)('in %s exactly what the law allows can be done', (place) => {
    const here = states.filter(({ at }) => at === place);
    const open = new Set(here.flatMap(possibleActions));
    expect([...open].sort()).toEqual([...ALLOWED[place]].sort());
  });

  test.each(PLACES.flatMap((place) => ACTION_TYPES.map((action) => ({ place, action }))))(
    '$action in $place is done or refused with its code',
    ({ place, action }) => {
      for (const state of states.filter(({ at }) => at === place)) {
        for (const move of MOVES.filter(({ type }) => type === action)) {
          const answer = step(state, move);
          if (answer.ok) expect(ALLOWED[place]).toContain(action);
          else if (!ALLOWED[place].includes(action)) {
            expect(answer.refusal).toEqual({ code: 'dossier.not-allowed', action, state: place, possible: possibleActions(state) });
          } else expect(CLOSED).toContain(answer.refusal.code);
        }
      }
    },
  );

  test('no step ever leads out of the end', () => {
    for (const state of states.filter(({ at }) => ALLOWED[at].length === 0)) expect(possibleActions(state)).toEqual([]);
  });
});

describe('what may be done only once', () => {
  test('a second supplement request at reception is refused', () => {
    const again = walk(FILED, { type: 'ask-supplement' }, { type: 'supplement' });
    expect(step(again, { type: 'ask-supplement' })).toEqual({
      ok: false,
      refusal: { code: 'dossier.supplement-already-asked', state: 'filed' },
    });
    expect(step(again, { type: 'ask-supplement', legalGround: true }).ok).toBe(false);
  });

  test('a second supplement request in appraisal needs a legal ground', () => {
    const back = walk(FILED, { type: 'receive' }, { type: 'assign' }, { type: 'ask-supplement' }, { type: 'supplement' });
    expect(step(back, { type: 'ask-supplement' }).ok).toBe(false);
    expect(step(back, { type: 'ask-supplement', legalGround: true }).ok).toBe(true);
  });

  test('an apology is made once', () => {
    const extended = walk(FILED, { type: 'receive' }, { type: 'extend' }, { type: 'assign' });
    expect(step(extended, { type: 'extend' })).toMatchObject({ refusal: { code: 'dossier.already-extended' } });
  });

  test('a rating is given once', () => {
    const rated = walk(END_TO_END, { type: 'rate' });
    expect(step(rated, { type: 'rate' })).toMatchObject({ refusal: { code: 'dossier.already-rated' } });
  });
});

test('a fee asked from a proposed dossier brings it back to the leader', () => {
  const proposed = walk(FILED, { type: 'receive' }, { type: 'assign' }, { type: 'complete-step', last: true });
  expect(walk(proposed, { type: 'require-fee' }, { type: 'confirm-fee' }).at).toBe('proposed');
});

test('a refusal after appraisal is settled, then handed over: never state 3', () => {
  const decided = walk(
    FILED,
    { type: 'receive' },
    { type: 'assign' },
    { type: 'complete-step', last: true },
    { type: 'decide', outcome: 'refused' },
  );
  expect(decided.outcome).toBe('refused');
  const settled = walk(decided, { type: 'issue' });
  expect(nationalState(settled.at)).toBe(9);
  expect(nationalState(walk(settled, { type: 'hand-over' }).at)).toBe(10);
});

test('an opinion of two bodies is complete when both have answered', () => {
  const asked = walk(
    FILED,
    { type: 'receive' },
    { type: 'assign' },
    { type: 'ask-opinion', agencyId: 'B' },
    { type: 'ask-opinion', agencyId: 'A' },
    { type: 'give-opinion', agencyId: 'B' },
  );
  expect(asked.at).toBe('awaiting-opinion');
  expect(walk(asked, { type: 'give-opinion', agencyId: 'A' }).at).toBe('appraising');
});

const END_TO_END = walk(
  FILED,
  { type: 'receive' },
  { type: 'assign' },
  { type: 'complete-step', last: true },
  { type: 'decide', outcome: 'approved' },
  { type: 'issue' },
  { type: 'hand-over' },
);

function walk(from: DossierState, ...moves: Move[]): DossierState {
  return moves.reduce((state, move) => {
    const next = step(state, move);
    if (!next.ok) throw new Error(`${move.type} in ${state.at}: ${next.refusal.code}`);
    return next.value;
  }, from);
}

function sameAs({ at, ...flags }: DossierState, snapshot: { value: unknown; context: unknown }): boolean {
  const leaf = typeof snapshot.value === 'string' ? snapshot.value : Object.values(snapshot.value as Record<string, string>)[0];
  return at === leaf && JSON.stringify(flags) === JSON.stringify(snapshot.context);
}
