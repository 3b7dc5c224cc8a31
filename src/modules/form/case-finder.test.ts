import { expect, test } from 'vitest';
import { findCaseBy, finderProblems } from './case-finder.ts';
import type { CaseFinder, Form } from './form.ts';

const FINDER: CaseFinder = {
  label: 'Tàu mới hay cũ?',
  choices: [
    { value: 'moi', label: 'Mới', case: 'one', because: 'Tàu mới.' },
    {
      value: 'cu',
      label: 'Cũ',
      ask: { label: 'Đổi gì?', help: 'Xem giấy.', choices: [{ value: 'may', label: 'Máy', case: 'two', because: 'Đổi máy.' }] },
    },
  ],
};

function aForm(finder: CaseFinder | undefined, cases: readonly string[]): Form {
  const oneOf = cases.map((value) => ({ const: value }));
  return {
    schema: { type: 'object', properties: { case: { type: 'string', oneOf } } },
    ui: { type: 'Categorization', elements: [] },
    translations: { en: { 'Tàu mới hay cũ?': 'New or old?', Mới: 'New', 'Tàu mới.': 'A new vessel.' } },
    ...(finder ? { finder } : {}),
  };
}

const form = aForm(FINDER, ['one', 'two']);

test('asks one question after the other until the case is found, and says why', () => {
  expect(findCaseBy(form, [], 'vi')?.next?.label).toBe('Tàu mới hay cũ?');
  expect(findCaseBy(form, ['cu'], 'vi')?.next).toMatchObject({ label: 'Đổi gì?', help: 'Xem giấy.' });
  expect(findCaseBy(form, ['cu', 'may'], 'vi')).toEqual({
    answered: [
      { question: 'Tàu mới hay cũ?', value: 'cu', answer: 'Cũ' },
      { question: 'Đổi gì?', value: 'may', answer: 'Máy' },
    ],
    next: null,
    found: { caseId: 'two', because: 'Đổi máy.' },
  });
});

test('speaks the language of the reader as far as it was translated', () => {
  expect(findCaseBy(form, ['moi'], 'en')).toMatchObject({
    answered: [{ question: 'New or old?', answer: 'New' }],
    found: { because: 'A new vessel.' },
  });
  expect(findCaseBy(form, ['cu'], 'en')?.next?.label).toBe('Đổi gì?');
});

test('an answer that is no choice is not heard, nor anything after it', () => {
  expect(findCaseBy(form, ['constructor', 'may'], 'vi')).toMatchObject({ answered: [], next: { label: 'Tàu mới hay cũ?' }, found: null });
});

test('a form without a finder has nothing to ask', () => {
  expect(findCaseBy(aForm(undefined, ['one']), ['moi'], 'vi')).toBeNull();
});

test('a finder is refused that leads nowhere, leaves a case out or asks too much', () => {
  expect(finderProblems(form)).toEqual([]);
  expect(finderProblems(aForm(FINDER, ['one', 'three']))).toEqual(['finds two, which is no case', 'never finds three']);
  const nested = (depth: number): CaseFinder => ({
    label: 'Gì?',
    choices: [depth === 0 ? { value: 'x', label: 'X', case: 'one', because: 'Y' } : { value: 'x', label: 'X', ask: nested(depth - 1) }],
  });
  expect(finderProblems(aForm(nested(3), ['one']))).toEqual(['asks too much before one']);
});
