import { expect, test } from 'vitest';
import { hidePersonal } from './logger.ts';

test.each([
  ['duplicate key (cccd)=(096085000001)', 'duplicate key (cccd)=([hidden])'],
  ['to 0900000001 failed', 'to [hidden] failed'],
  ['to +84900000001 failed', 'to [hidden] failed'],
  ['code 482913 was wrong', 'code [hidden] was wrong'],
])('%s is told as %s', (text, told) => {
  expect(hidePersonal(text)).toBe(told);
});

test('identifiers and dossier codes stay readable', () => {
  const text = 'dossier 019a1b2c-3d4e-7f00-8000-123456789abc of 1.003650';
  expect(hidePersonal(text)).toBe(text);
});
