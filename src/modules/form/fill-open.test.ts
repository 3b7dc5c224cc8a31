import { expect, test } from 'vitest';
import { fillOpen } from './fill-open.ts';
import { fittingAnswers } from './fitting-answers.ts';
import type { Element, Form } from './form.ts';
import { asksAboutOwner, toldIn } from './told.ts';

function asks(path: string, meaning: string): Element {
  return { type: 'Control', scope: `#/properties/vessel/properties/${path}`, label: path, meaning, options: { widget: 'text' } };
}

const FORM: Form = {
  schema: {
    type: 'object',
    properties: {
      vessel: { type: 'object', properties: { number: { type: 'string' }, name: { type: 'string' }, gear: { type: 'string' } } },
    },
  },
  ui: {
    type: 'Categorization',
    elements: [
      { type: 'Category', id: 'vessel', label: 'Vessel', elements: [asks('number', 'vessel.number'), asks('name', 'vessel.name')] },
      { type: 'Category', id: 'work', label: 'Work', elements: [asks('gear', 'vessel.gear')] },
    ],
  },
};
const KNOWN = { 'vessel.number': 'CM-1', 'vessel.name': 'Blue', 'vessel.gear': 'nets', 'person.fullName': 'An' };

test('open questions of the page are answered, those of another page are not', () => {
  expect(fillOpen(FORM, { page: 'vessel', answers: {} }, KNOWN)).toEqual({ vessel: { number: 'CM-1', name: 'Blue' } });
});

test('what was answered stays as it is', () => {
  expect(fillOpen(FORM, { page: 'vessel', answers: { vessel: { name: 'Red' } } }, KNOWN)).toEqual({ vessel: { number: 'CM-1' } });
  expect(fillOpen(FORM, { page: 'vessel', answers: {} }, {})).toEqual({});
});

test('answers are told with what they mean', () => {
  const told = toldIn(FORM, { vessel: { number: 'CM-1', gear: '' } }, { words: (key) => key });
  expect(told).toEqual([{ meaning: 'vessel.number', of: null, path: '/vessel/number', value: 'CM-1', label: 'number', text: 'CM-1' }]);
});

test('what the form would not take is left open, what nobody can judge yet stays', () => {
  const filled = { vessel: { number: 'CM-1', name: 'B'.repeat(5_000) } };
  expect(fittingAnswers(FORM, { filled, over: {} }, { today: '2026-11-23' })).toEqual({ vessel: { number: 'CM-1' } });
});

test.each([
  ['who the owner is', 'person.fullName', true],
  ['the tax number of whoever files', 'person.taxNumber', false],
])('a form that asks %s asks about somebody else or not', (_said, meaning, isAsked) => {
  const owner: Element = { type: 'Control', scope: '#/properties/x', label: 'x', meaning, options: { widget: 'text', of: 'owner' } };
  const ui = { type: 'Categorization', elements: [{ type: 'Category', id: 'owner', label: 'Owner', elements: [owner] }] } as const;
  expect(asksAboutOwner({ schema: { type: 'object', properties: { x: { type: 'string' } } }, ui }, {})).toBe(isAsked);
});
