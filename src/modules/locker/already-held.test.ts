import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confirmedElsewhere, heldElsewhere, type PaperWithOrigins } from './already-held.ts';
import { PAPER, TERMS, WANTED } from './offer.fixture.ts';
import { hindrances } from './offer.ts';
import { fromOrigins, type LockerOrigin, type OriginKind } from './origin.ts';
import type { Statement } from './read-facts.ts';

const HERE = 'this dossier';

function origin(kind: OriginKind, dossierId = 'another'): LockerOrigin {
  return { kind, dossierId, component: '', procedureCode: '1', at: '2026-11-01T00:00:00Z', agencyId: 'H12' };
}

function paper(origins: readonly LockerOrigin[], more: Partial<PaperWithOrigins> = {}): PaperWithOrigins {
  const { level, standing } = fromOrigins(origins);
  return { ...PAPER, level, standing, origins, ...more };
}

function held(papers: readonly PaperWithOrigins[]): PaperWithOrigins | null {
  return heldElsewhere(papers, WANTED, { terms: TERMS, dossierId: HERE });
}

describe('a paper is held already', () => {
  test.each<[string, readonly LockerOrigin[], boolean]>([
    ['when another office found it right', [origin('given'), origin('confirmed')], true],
    ['when it was issued', [origin('issued')], true],
    ['when it was used here and issued elsewhere', [origin('issued'), origin('used', HERE)], true],
    ['but not when nobody looked at it', [origin('given')], false],
    ['nor when only this dossier knows it', [origin('given', HERE), origin('confirmed', HERE)], false],
    ['nor when only this dossier found it right', [origin('given'), origin('given', HERE), origin('confirmed', HERE)], false],
    ['nor when it was taken back', [origin('issued'), origin('revoked')], false],
  ])('%s', (_, origins, is) => {
    expect(held([paper(origins)]) !== null).toBe(is);
  });

  test('and of several the most reliable', () => {
    const [checked, issued] = [paper([origin('confirmed')], { id: 'checked' }), paper([origin('issued')], { id: 'issued' })];
    expect(held([checked, issued])?.id).toBe('issued');
  });

  test('only where it could have been offered, and known to an office elsewhere', () => {
    const kinds = fc.constantFrom<OriginKind>('given', 'given-at-counter', 'compared', 'confirmed', 'faulted', 'issued', 'used', 'revoked');
    const one = fc.record({ kind: kinds, dossierId: fc.constantFrom(HERE, 'another', 'a third') });
    const papers = fc.array(
      fc.record({
        origins: fc.array(one, { minLength: 1, maxLength: 5 }),
        holderId: fc.constantFrom(PAPER.holderId, 'binh', null),
        expiresOn: fc.constantFrom(null, '2026-11-21', '2027-11-21'),
      }),
    );
    fc.assert(
      fc.property(papers, (given) => {
        const all = given.map(({ origins, ...more }) =>
          paper(
            origins.map(({ kind, dossierId }) => origin(kind, dossierId)),
            more,
          ),
        );
        const found = held(all);
        if (!found) return;
        expect(hindrances(found, WANTED, TERMS)).toEqual([]);
        expect(found.origins.some(({ kind, dossierId }) => dossierId !== HERE && ['compared', 'confirmed', 'issued'].includes(kind))).toBe(
          true,
        );
      }),
    );
  });
});

describe('a fact is held already', () => {
  const said = (more: Partial<Statement>): Statement => ({
    ...{ meaning: 'person.phone', value: '1', label: 'Phone', told: '1', dossierId: 'another', number: null },
    ...{ givenAt: '2026-11-01T00:00:00Z', confirmedAt: '2026-11-02T00:00:00Z' },
    ...more,
  });
  test.each<[string, Partial<Statement>, boolean]>([
    ['when an office found it right elsewhere', {}, true],
    ['but not when nobody did', { confirmedAt: null }, false],
    ['nor when only this dossier says it', { dossierId: HERE }, false],
    ['nor when it is another', { meaning: 'person.email' }, false],
  ])('%s', (_, more, is) => {
    expect(confirmedElsewhere([said(more)], 'person.phone', HERE) !== null).toBe(is);
  });
});
