import { describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { standingChecks, type Check } from './check.ts';
import { atPlace, placeOf } from './defect-place.ts';
import type { DossierFact } from './fact.ts';

function check(place: string, more: Partial<Check> = {}): Check {
  const checkedAt = '2026-08-10T01:00:00Z';
  return { round: 0, place, officerId: newId(), verdict: 'right', code: null, reason: null, checkedAt, ...more };
}

function fact(type: string, data: object): DossierFact {
  return {
    type,
    data,
    id: newId(),
    seq: 1,
    at: '2026-08-10T02:00:00Z',
    by: { kind: 'system', id: null, role: null, agencyId: null },
  } as never;
}

const asked = fact('supplement-asked', { round: 1, defects: [{ component: 'certificate' }, { path: '/owner' }] });
const answered = fact('supplemented', { round: 1 });

describe('checks that hold', () => {
  test('are the last word on each place, whoever said it', () => {
    const first = check('/owner/trade');
    const later = check('/owner/trade', { verdict: 'wrong', code: 'wrong', reason: 'Ghi rõ', checkedAt: '2026-08-10T09:00:00+07:00' });
    expect(standingChecks([later, first], [])).toEqual([later]);
  });

  test('hold while the applicant is asked, and end for what was handed in anew', () => {
    const checks = [check('component:certificate'), check('component:application'), check('/owner/trade'), check('/vessel')];
    expect(standingChecks(checks, [asked])).toHaveLength(4);
    const left = standingChecks(checks, [asked, answered]).map(({ place }) => place);
    expect(left).toEqual(['component:application', '/vessel']);
  });

  test('are said again in the new round', () => {
    const again = check('component:certificate', { round: 1 });
    expect(standingChecks([check('component:certificate'), again], [asked, answered])).toEqual([again]);
  });
});

test('a place and a defect name each other', () => {
  for (const place of ['component:KQ.G09.000002', '/owner/trade']) expect(placeOf(atPlace(place))).toBe(place);
});
