import fc from 'fast-check';
import { expect, test } from 'vitest';
import { macOf, seal, unseal } from './secret-box.ts';

const KEY = 'a test key of more than thirty-two letters';

test('what was sealed opens for its purpose and owner', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, owner) => {
      const sealed = seal(KEY, { purpose: 'message', owner, text });
      expect(unseal(KEY, { purpose: 'message', owner, sealed })).toBe(Buffer.from(text).toString());
    }),
  );
});

test('it opens for nobody else, not with another key, and not when a bit was changed', () => {
  const sealed = seal(KEY, { purpose: 'totp-secret', owner: 'one', text: 'SECRET' });
  const changed = Buffer.from(sealed);
  changed[changed.length - 1]! ^= 1;
  expect(() => unseal(KEY, { purpose: 'totp-secret', owner: 'two', sealed })).toThrow();
  expect(() => unseal(KEY, { purpose: 'message', owner: 'one', sealed })).toThrow();
  expect(() => unseal(`${KEY}!`, { purpose: 'totp-secret', owner: 'one', sealed })).toThrow();
  expect(() => unseal(KEY, { purpose: 'totp-secret', owner: 'one', sealed: changed })).toThrow();
});

test('the same text sealed twice looks different, and its hash for two purposes differs', () => {
  const asked = { purpose: 'message', owner: 'one', text: 'x' } as const;
  expect(seal(KEY, asked).equals(seal(KEY, asked))).toBe(false);
  expect(macOf(KEY, { purpose: 'message', text: 'x' }).equals(macOf(KEY, { purpose: 'rate-limit', text: 'x' }))).toBe(false);
});
