import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRICES, waysFor, type Reaching } from './ways.ts';

const now = Temporal.Instant.from('2026-11-23T03:00:00Z');
const ALL: Reaching = {
  wanted: { zalo: true, sms: true, mail: true },
  zalo: { lastInteractionAt: now.subtract({ hours: 1 }).toString() },
  hasAccount: true,
  hasTemplate: true,
  now,
};

describe('the ways of a notice', () => {
  test.each([
    ['an hour after they wrote', {}, ['zalo-message', 'zalo-user', 'zalo-phone', 'sms']],
    [
      'three days after',
      { zalo: { lastInteractionAt: now.subtract({ hours: 72 }).toString() } },
      ['zalo-message', 'zalo-user', 'zalo-phone', 'sms'],
    ],
    ['eight days after', { zalo: { lastInteractionAt: now.subtract({ hours: 192 }).toString() } }, ['zalo-user', 'zalo-phone', 'sms']],
    [
      'just before the seven days end',
      { zalo: { lastInteractionAt: now.subtract({ hours: 168 }).add({ minutes: 1 }).toString() } },
      ['zalo-user', 'zalo-phone', 'sms'],
    ],
    ['linked, never wrote', { zalo: { lastInteractionAt: null } }, ['zalo-user', 'zalo-phone', 'sms']],
    ['not linked', { zalo: null }, ['zalo-phone', 'sms']],
    ['no template says it', { hasTemplate: false }, ['zalo-message', 'sms']],
    ['not linked and no template', { zalo: null, hasTemplate: false }, ['sms']],
    ['the office has no account', { hasAccount: false }, ['sms']],
    ['no Zalo, please', { wanted: { zalo: false, sms: true, mail: true } }, ['sms']],
    ['no text messages, please', { wanted: { zalo: true, sms: false, mail: true } }, ['zalo-message', 'zalo-user', 'zalo-phone']],
    ['nothing, please', { wanted: { zalo: false, sms: false, mail: false } }, []],
  ])('%s', (_, change, ways) => {
    expect(waysFor({ ...ALL, ...change })).toEqual(ways);
  });

  test('never grow dearer by knowing more of somebody, and never include what they do not want', () => {
    const hours = fc.option(fc.integer({ min: 0, max: 400 }));
    fc.assert(
      fc.property(hours, fc.boolean(), fc.boolean(), fc.boolean(), (since, hasTemplate, zalo, sms) => {
        const reaching: Reaching = {
          ...ALL,
          hasTemplate,
          wanted: { zalo, sms, mail: true },
          zalo: { lastInteractionAt: since === null ? null : now.subtract({ hours: since }).toString() },
        };
        const known = waysFor(reaching);
        const unknown = waysFor({ ...reaching, zalo: null });
        if (unknown[0]) expect(PRICES[known[0]!]).toBeLessThanOrEqual(PRICES[unknown[0]]);
        expect(known.includes('sms')).toBe(sms);
        expect(known.some((way) => way !== 'sms') && !zalo).toBe(false);
      }),
    );
  });
});
