import { expect, test } from 'vitest';
import type { Move } from './actions.ts';
import { FILED, step } from './lifecycle.ts';
import type { DossierState } from './lifecycle.ts';

test('bodies asked at once answer in any order, and none of them is asked again meanwhile', () => {
  const asked = walk(FILED, { type: 'receive' }, { type: 'assign' }, { type: 'ask-opinion', agencyId: 'A', others: ['B', 'C'] });
  expect(asked.openOpinions).toEqual(['A', 'B', 'C']);
  expect(step(asked, { type: 'ask-opinion', agencyId: 'D', others: ['C'] })).toMatchObject({
    refusal: { code: 'dossier.opinion-already-asked', agencyId: 'C' },
  });
  const waiting = walk(asked, { type: 'give-opinion', agencyId: 'C' }, { type: 'give-opinion', agencyId: 'A' });
  expect(waiting.at).toBe('awaiting-opinion');
  expect(walk(waiting, { type: 'give-opinion', agencyId: 'B' }).at).toBe('appraising');
});

test('what a head looks over goes on to the leader, or back to the specialist', () => {
  const before = walk(FILED, { type: 'receive' }, { type: 'assign' }, { type: 'complete-step', last: false, toHead: true });
  expect(before.at).toBe('with-head');
  expect(walk(before, { type: 'complete-step', last: true }).at).toBe('proposed');
  expect(walk(before, { type: 'return-step' }).at).toBe('returned');
  expect(walk(before, { type: 'complete-step', last: true }, { type: 'return-step', toHead: true }).at).toBe('with-head');
  expect(walk(before, { type: 'assign' }).at).toBe('appraising');
});

test('what needs no appraisal goes to the leader at once, and has no step to go back to', () => {
  const straight = walk(FILED, { type: 'receive', straight: true });
  expect(straight.at).toBe('proposed');
  expect(step(straight, { type: 'return-step' })).toMatchObject({ refusal: { code: 'dossier.no-earlier-step' } });
  expect(step(straight, { type: 'return-step', toHead: true }).ok).toBe(false);
});

function walk(from: DossierState, ...moves: Move[]): DossierState {
  return moves.reduce((state, move) => {
    const next = step(state, move);
    if (!next.ok) throw new Error(`${move.type} in ${state.at}: ${next.refusal.code}`);
    return next.value;
  }, from);
}
