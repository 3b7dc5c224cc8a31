import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as browser from './browser.ts';
import * as server from './index.ts';
import { isLang, isMessageKey, LANGS, SENTENCES_IN_BROWSER, words, wordsOnPage, type MessageKey } from './index.ts';

const rooms = readdirSync(new URL('./vi', import.meta.url)).filter((name) => name.endsWith('.json'));

function readRoom(lang: string, room: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`./${lang}/${room}`, import.meta.url), 'utf8')) as Record<string, string>;
}

function holes(sentence: string | undefined): string[] {
  return [...new Set(sentence?.match(/\{\w+\}/g) ?? [])].sort();
}

describe.each(LANGS.filter((lang) => lang !== 'vi'))('%s', (lang) => {
  test.each(rooms)('%s says the same things as in Vietnamese', (room) => {
    expect(Object.keys(readRoom(lang, room)).sort()).toEqual(Object.keys(readRoom('vi', room)).sort());
  });

  test.each(rooms)('%s has the same holes in each sentence as in Vietnamese', (room) => {
    const translated = readRoom(lang, room);
    for (const [key, sentence] of Object.entries(readRoom('vi', room))) {
      expect({ key, holes: holes(translated[key]) }).toEqual({ key, holes: holes(sentence) });
    }
  });
});

test.each(LANGS)('every room of %s can be heard', (lang) => {
  const said = readFileSync(new URL(`./${lang}/index.ts`, import.meta.url), 'utf8');
  for (const room of rooms) expect(said).toContain(`...${room.replace('.json', '')},`);
});

test('no two rooms say the same key', () => {
  const keys = rooms.flatMap((room) => Object.keys(readRoom('vi', room)));
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

test('no sentence is empty', () => {
  const empty = LANGS.flatMap((lang) => rooms.flatMap((room) => Object.entries(readRoom(lang, room)))).filter(
    ([, sentence]) => sentence.trim() === '',
  );
  expect(empty).toEqual([]);
});

test('holes are filled, and a hole nobody filled stays visible', () => {
  expect(words('vi')('ui.steps.position', { position: 2, total: 5 })).toBe('Bước 2/5');
  expect(words('en')('ui.steps.position', { position: 2 })).toBe('Step 2 of {total}');
});

test('one is told from many, where a language does', () => {
  expect(words('en')('catalogue.count', { count: 1 })).toBe('1 procedure');
  expect(words('en')('catalogue.count', { count: 26 })).toBe('26 procedures');
  expect(words('en')('calendar.limit.working-day', { amount: '0.5' })).toBe('0.5 working days');
  expect(words('en')('catalogue.count')).toBe('{count} {count|procedure|procedures}');
});

test('a word chosen by a number stands in a sentence that says the number', () => {
  const astray = LANGS.flatMap((lang) => rooms.flatMap((room) => Object.entries(readRoom(lang, room)))).filter(([, sentence]) =>
    (sentence.match(/\{\w*\|[^}]*\}/g) ?? []).some((choice) => {
      const [, name] = /^\{(\w+)\|[^|]+\|[^|]+\}$/.exec(choice) ?? [];
      return name === undefined || !sentence.includes(`{${name}}`);
    }),
  );
  expect(astray).toEqual([]);
});

test('a key nobody wrote shows itself instead of breaking the page', () => {
  expect(words('en')('nobody.wrote.this' as MessageKey)).toBe('nobody.wrote.this');
  expect(isMessageKey('nobody.wrote.this')).toBe(false);
  expect(isMessageKey('toString')).toBe(false);
});

test('only languages on offer are languages', () => {
  expect(isLang('vi')).toBe(true);
  expect(isLang('constructor')).toBe(false);
  expect(isLang(undefined)).toBe(false);
});

describe('in the browser', () => {
  const page = { lang: 'en', sentences: SENTENCES_IN_BROWSER.en } as const;

  test('#messages has the same names and languages', () => {
    expect(Object.keys(browser).sort()).toEqual(Object.keys(server).sort());
    expect(browser.LANGS).toEqual(LANGS);
  });

  test('a page says there what it says on the server', () => {
    const [here, there] = [wordsOnPage(page), browser.wordsOnPage(page)];
    expect(there('ui.steps.position', { position: 2, total: 5 })).toBe(here('ui.steps.position', { position: 2, total: 5 }));
    expect(browser.isMessageKey('issue.required')).toBe(true);
  });

  test('an answer without sentences leaves those that came with the page', () => {
    browser.wordsOnPage(page);
    expect(browser.wordsOnPage({ lang: 'en', sentences: null })('issue.required')).toBe(words('en')('issue.required'));
  });

  test('what only the server says stays at home', () => {
    browser.wordsOnPage(page);
    expect(browser.isMessageKey('desk.title')).toBe(false);
    expect(JSON.stringify(SENTENCES_IN_BROWSER.vi).length).toBeLessThan(20_000);
  });
});
