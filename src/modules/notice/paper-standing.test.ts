import { describe, expect, test } from 'vitest';
import type { DossierFact, FactType } from '#modules/dossier';
import { standingOf, type StandingKind } from './paper-standing.ts';

/** Facts of these types, one a day from the first of the month; the id of each is its place. */
function facts(...types: readonly FactType[]): readonly DossierFact[] {
  return types.map((type, at) => ({ id: String(at), seq: at + 1, at: `2026-11-0${at + 1}T03:00:00Z`, type }) as unknown as DossierFact);
}

function standing(kind: StandingKind, factId: number, ...types: readonly FactType[]) {
  return standingOf({ kind, factId: String(factId), withdrawnAt: null }, facts(...types));
}

describe('a receipt', () => {
  test('stands while the office works on the dossier', () => {
    expect(standing('mau-01-receipt', 1, 'filed', 'received', 'assigned', 'step-done')).toEqual({ state: 'stands' });
  });

  test('gives way to the apology that names a later day', () => {
    const after = standing('mau-01-receipt', 1, 'filed', 'received', 'extended');
    expect(after).toEqual({ state: 'replaced', at: '2026-11-03T03:00:00Z', factId: '2' });
  });

  test.each(['handed-over', 'withdrawn', 'stopped'] as const)('has done its work once the dossier is %s', (end) => {
    expect(standing('mau-01-receipt', 1, 'filed', 'received', end)).toMatchObject({ state: 'fulfilled' });
  });
});

test('a supplement request has done its work once it was answered', () => {
  expect(standing('mau-02-supplement', 1, 'filed', 'supplement-asked', 'supplemented', 'supplement-asked')).toEqual({
    state: 'fulfilled',
    at: '2026-11-03T03:00:00Z',
  });
});

test.each(['mau-03-refusal', 'mau-05-stop', 'result-receipt'] as const)('%s stands for good', (kind) => {
  expect(standing(kind, 1, 'filed', 'reception-refused', 'rated')).toEqual({ state: 'stands' });
});

test('a result stands until another takes its place, and the last one is named', () => {
  expect(standing('result', 1, 'filed', 'issued', 'handed-over')).toEqual({ state: 'stands' });
  expect(standing('result', 1, 'filed', 'issued', 'issued', 'issued')).toMatchObject({ state: 'replaced', factId: '3' });
});

test('what the office took back is withdrawn, whatever happened after', () => {
  const paper = { kind: 'mau-01-receipt', factId: '1', withdrawnAt: '2026-11-05T03:00:00Z' } as const;
  expect(standingOf(paper, facts('filed', 'received', 'handed-over'))).toEqual({ state: 'withdrawn', at: '2026-11-05T03:00:00Z' });
});
