import { describe, expect, test } from 'vitest';
import { readGrant, yearsAfter } from './grant.ts';

const GIVEN = { today: '2026-11-22', own: ['0900000001', '096085000001'], way: 'portal' } as const;
const TYPED = { to: '0900 000 002', scope: 'some', procedures: ['1.003650', '1.003650'], until: '31/12/26' };

describe('a grant', () => {
  test('is read as typed: a phone, each procedure once, a day of this century', () => {
    expect(readGrant(TYPED, GIVEN)).toEqual({
      ok: true,
      value: { to: { phone: '0900000002' }, procedures: ['1.003650'], untilOn: '2026-12-31' },
    });
  });

  test('twelve digits are a citizen number, and every procedure is none named', () => {
    expect(readGrant({ ...TYPED, to: '096190000002', scope: 'all' }, GIVEN)).toMatchObject({
      value: { to: { cccd: '096190000002' }, procedures: null },
    });
  });

  test.each([
    [{ to: '' }, 'to', 'mandate.to-missing'],
    [{ to: '12345' }, 'to', 'mandate.to-malformed'],
    [{ to: '+84 900 000 001' }, 'to', 'mandate.to-yourself'],
    [{ to: '096085000001' }, 'to', 'mandate.to-yourself'],
    [{ scope: '' }, 'scope', 'choose-one'],
    [{ procedures: [] }, 'procedures', 'mandate.procedures-missing'],
    [{ until: '' }, 'until', 'mandate.until-malformed'],
    [{ until: '31/02/2027' }, 'until', 'mandate.until-malformed'],
    [{ until: '21/11/2026' }, 'until', 'mandate.until-past'],
    [{ until: '23/11/2027' }, 'until', 'mandate.until-too-far'],
  ])('%j is refused at %s as %s', (wrong, field, code) => {
    expect(readGrant({ ...TYPED, ...wrong }, GIVEN)).toMatchObject({ ok: false, refusal: { issues: [{ field, code }] } });
  });

  test('lasts at most a year; today and the last day of that year are fine', () => {
    expect(readGrant({ ...TYPED, until: '22/11/2026' }, GIVEN).ok).toBe(true);
    expect(readGrant({ ...TYPED, until: '22/11/2027' }, GIVEN).ok).toBe(true);
    expect(yearsAfter('2028-02-29', 1)).toBe('2029-02-28');
  });
});
