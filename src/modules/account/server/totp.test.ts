import { describe, expect, test } from 'vitest';
import { newTotpSecret, totpCode, totpStep, totpUri } from './totp.ts';

/** RFC 6238 appendix B, its last six digits: the secret is "12345678901234567890". */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a code of an authenticator app', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ])('at second %i is %s, as RFC 6238 has it', (second, code) => {
    const now = Temporal.Instant.fromEpochMilliseconds(second * 1000);
    expect(totpCode(SECRET, now)).toBe(code);
    expect(totpStep(code, { secret: SECRET, now })).toBe(Math.floor(second / 30));
  });

  test('of the step before or after is accepted, of two steps away is not', () => {
    const now = Temporal.Instant.from('2026-11-22T03:00:15Z');
    const step = totpStep(totpCode(SECRET, now), { secret: SECRET, now });
    for (const [seconds, expected] of [
      [-60, null],
      [-30, -1],
      [30, 1],
      [60, null],
    ] as const) {
      const code = totpCode(SECRET, now.add({ seconds }));
      expect(totpStep(code, { secret: SECRET, now })).toBe(expected === null ? null : Number(step) + expected);
    }
  });

  test('is nothing when it is no six digits', () => {
    const now = Temporal.Instant.from('2026-11-22T03:00:15Z');
    expect(totpStep('', { secret: SECRET, now })).toBeNull();
    expect(totpStep('abcdef', { secret: SECRET, now })).toBeNull();
  });
});

test('a new secret has 160 bits and its address can be read by an app', () => {
  const secret = newTotpSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(totpUri(secret, 'thu.mot')).toBe(`otpauth://totp/Motcua:thu.mot?issuer=Motcua&secret=${secret}&algorithm=SHA1&digits=6&period=30`);
});
