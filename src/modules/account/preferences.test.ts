import { expect, test } from 'vitest';
import { preferred, readPreferences } from './preferences.ts';

const NOTHING = { lang: null, textSize: null, contrast: null };

test('only what is on offer is a preference', () => {
  expect(readPreferences({ lang: 'en', textSize: 'larger', contrast: 'high' })).toEqual({
    lang: 'en',
    textSize: 'larger',
    contrast: 'high',
  });
  expect(readPreferences({ lang: 'constructor', textSize: '999', contrast: ['high'] })).toEqual(NOTHING);
  expect(readPreferences({})).toEqual(NOTHING);
});

test('the account speaks before the browser, thing by thing', () => {
  const account = { lang: 'en', textSize: null, contrast: null } as const;
  const browser = { lang: 'vi', textSize: 'large', contrast: null } as const;
  expect(preferred(account, browser)).toEqual({ lang: 'en', textSize: 'large', contrast: null });
  expect(preferred(NOTHING, browser)).toEqual(browser);
});
