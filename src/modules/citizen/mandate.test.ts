import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isInForce,
  mayActFor,
  moveMandate,
  stateOn,
  type Mandate,
  type MandateMove,
  type MandateOrigin,
  type MandateSide,
} from './mandate.ts';

const PAPER = { sha256: 'a'.repeat(64), name: 'giay.pdf', mediaType: 'application/pdf' };
const FRAME = { fromOn: '2026-11-01', untilOn: '2026-11-30', procedures: ['9.000001'] };

const days = fc
  .date({ min: new Date('2026-10-01T00:00:00Z'), max: new Date('2026-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const moves = fc.constantFrom<MandateMove>('accept', 'confirm', 'record', 'refuse', 'revoke', 'end');
const sides = fc.constantFrom<MandateSide>('principal', 'delegate', 'desk', 'system');
const origins = fc.constantFrom<MandateOrigin>('portal', 'counter', 'claim', 'register');

describe('what may be done about a mandate', () => {
  test.each<[MandateOrigin, MandateMove, MandateSide, string]>([
    ['portal', 'accept', 'delegate', 'in-force'],
    ['portal', 'accept', 'principal', 'mandate.not-yours'],
    ['portal', 'refuse', 'delegate', 'refused'],
    ['portal', 'refuse', 'desk', 'mandate.not-yours'],
    ['portal', 'revoke', 'principal', 'revoked'],
    ['portal', 'revoke', 'desk', 'mandate.not-yours'],
    ['claim', 'confirm', 'desk', 'in-force'],
    ['claim', 'confirm', 'delegate', 'mandate.not-yours'],
    ['claim', 'accept', 'delegate', 'mandate.not-yours'],
    ['claim', 'refuse', 'desk', 'refused'],
    ['claim', 'refuse', 'delegate', 'mandate.not-yours'],
    ['claim', 'revoke', 'delegate', 'revoked'],
    ['counter', 'record', 'desk', 'in-force'],
    ['counter', 'record', 'principal', 'mandate.not-yours'],
    ['counter', 'revoke', 'principal', 'revoked'],
    ['register', 'end', 'system', 'mandate.over'],
  ])('%s: to %s as the %s is %s', (origin, move, side, outcome) => {
    const moved = moveMandate({ state: 'asked', origin, paper: PAPER }, { move, side });
    expect(moved.ok ? moved.value.state : moved.refusal.code).toBe(outcome);
  });

  test('nothing counts at a desk without its paper', () => {
    const refusal = { code: 'mandate.paper-missing' };
    expect(moveMandate({ state: 'asked', origin: 'claim', paper: null }, { move: 'confirm', side: 'desk' })).toEqual({
      ok: false,
      refusal,
    });
    expect(moveMandate({ state: 'asked', origin: 'counter', paper: null }, { move: 'record', side: 'desk' })).toEqual({
      ok: false,
      refusal,
    });
  });

  test('whatever is tried, what has ended stays ended, and nobody brings a mandate into force alone but a desk with the paper', () => {
    fc.assert(
      fc.property(origins, fc.boolean(), fc.array(fc.tuple(moves, sides), { maxLength: 12 }), (origin, papered, tries) => {
        let mandate: Pick<Mandate, 'state' | 'origin' | 'paper'> = { state: 'asked', origin, paper: papered ? PAPER : null };
        for (const [move, side] of tries) {
          const before = mandate.state;
          const moved = moveMandate(mandate, { move, side });
          if (!moved.ok) continue;
          mandate = { ...mandate, state: moved.value.state };
          expect(['refused', 'revoked', 'ended']).not.toContain(before);
          if (mandate.state === 'in-force') {
            expect(before).toBe('asked');
            expect(side === 'principal' || side === 'system').toBe(false);
            if (side === 'desk') expect(papered).toBe(true);
          }
        }
      }),
    );
  });

  test('both sides can end what is in force, whatever it came from', () => {
    fc.assert(
      fc.property(origins, fc.constantFrom<MandateSide>('principal', 'delegate'), (origin, side) => {
        expect(moveMandate({ state: 'in-force', origin, paper: PAPER }, { move: 'revoke', side })).toMatchObject({
          ok: true,
          value: { state: 'revoked' },
        });
      }),
    );
  });
});

describe('acting by a mandate', () => {
  test.each([
    ['in-force', '9.000001', '2026-11-01', true],
    ['in-force', '9.000001', '2026-11-30', true],
    ['in-force', '9.000001', '2026-10-31', false],
    ['in-force', '9.000001', '2026-12-01', false],
    ['in-force', '9.000002', '2026-11-10', false],
    ['asked', '9.000001', '2026-11-10', false],
    ['revoked', '9.000001', '2026-11-10', false],
  ] as const)('%s, in %s on %s: %s', (state, procedure, today, may) => {
    expect(mayActFor({ ...FRAME, state }, { procedure, today })).toBe(may);
  });

  test('is allowed only in force, only from its first to its last day, only in its procedures', () => {
    const state = fc.constantFrom('asked', 'in-force', 'refused', 'revoked', 'ended');
    const procedures = fc.option(fc.subarray(['a', 'b', 'c'], { minLength: 1 }), { nil: null });
    fc.assert(
      fc.property(state, procedures, days, fc.option(days, { nil: null }), days, fc.constantFrom('a', 'b', 'c'), (...given) => {
        const [at, covered, fromOn, untilOn, today, procedure] = given;
        const mandate = { state: at, procedures: covered, fromOn, untilOn };
        const may = mayActFor(mandate, { procedure, today });
        if (may) {
          expect(at).toBe('in-force');
          expect(today >= fromOn && (untilOn === null || today <= untilOn)).toBe(true);
          expect(covered === null || covered.includes(procedure)).toBe(true);
        }
        expect(may).toBe(isInForce(mandate, today) && (covered === null || covered.includes(procedure)));
        if (stateOn(mandate, today) === 'ended') expect(may).toBe(false);
      }),
    );
  });
});
