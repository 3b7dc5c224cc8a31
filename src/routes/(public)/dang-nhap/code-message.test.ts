import { expect, test } from 'vitest';
import { LANGS, words } from '#messages';
import { SMS_LETTERS } from '#modules/notice';
import { codeMessage } from './code-message.ts';

const AT = Temporal.Instant.from('2026-11-22T15:18:48Z');

test.each(LANGS)('the code in %s fits one text message, comes first, and says when it was asked for', (lang) => {
  const text = codeMessage(words(lang))({ code: '012345', minutes: 5, at: AT });
  expect(text).toMatch(/^012345 .*22:18/);
  expect(text.length).toBeLessThanOrEqual(SMS_LETTERS);
  expect(text).not.toMatch(/[?{}]/);
});
