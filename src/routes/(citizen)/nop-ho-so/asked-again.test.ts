import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawPage, placedControls, readPosted, type Form, type PlacedControl } from '#modules/form';
import { askedAgain, paperPath, SUPPLEMENT_PAGE, type AskedDefect } from './asked-again.ts';

const form = JSON.parse(readFileSync('packs/ca-mau/forms/1.003650.json', 'utf8')) as Form;
const answers = { case: 'case-3', vessel: { kind: 'fishing', yearBuilt: 2015 }, filing: { as: 'self' } };

function asked(...defects: readonly AskedDefect[]): Form {
  return askedAgain(form, { defects, answers, nameOf: (component) => `Paper ${component}`, titleOf: (item) => `Item ${item}` });
}

function onPage(again: Form): readonly PlacedControl[] {
  return placedControls(again).filter(({ page }) => page === SUPPLEMENT_PAGE);
}

test('only what the office asked for is asked again, each under its reason', () => {
  const again = asked({ path: '/vessel/yearBuilt', reason: 'Differs' }, { component: 'receipt', reason: 'Blurred' });
  expect(onPage(again).map(({ path }) => path)).toEqual(['/vessel/yearBuilt', paperPath('receipt', ['receipt'])]);
  expect(drawPage(again, SUPPLEMENT_PAGE, answers)).toMatchObject([
    { type: 'group', title: 'Item 1', children: [{ type: 'label', label: { text: 'Differs' } }, { type: 'control' }] },
    { type: 'group', title: 'Item 2', children: [{ type: 'label', label: { text: 'Blurred' } }, { type: 'control' }] },
  ]);
});

test('a part of an address brings the whole address, and a block its questions', () => {
  expect(onPage(asked({ path: '/applicant/address/detail', reason: '' })).map(({ path }) => path)).toEqual(['/applicant/address']);
  expect(onPage(asked({ path: '/hull', reason: '' })).map(({ path }) => path)).toContain('/hull/lengthMax');
});

test('what is asked for twice is drawn once', () => {
  const again = asked({ component: 'receipt', reason: 'Blurred' }, { component: 'receipt', reason: 'Old' });
  expect(onPage(again)).toHaveLength(1);
});

test('only what was asked for is read from what is posted', () => {
  const again = asked({ path: '/vessel/yearBuilt', reason: 'Differs' });
  const posted = [
    ['/vessel/yearBuilt', '2016'],
    ['/applicant/fullName', 'Somebody Else'],
  ] as const;
  expect(readPosted(again, { page: SUPPLEMENT_PAGE, answers, today: '2026-11-22' }, posted)).toEqual({ vessel: { yearBuilt: 2016 } });
});

test('a question that another answer would call up comes along, and is read only then', () => {
  const again = asked({ path: '/delivery/how', reason: 'Not on paper' });
  expect(onPage(again).map(({ path }) => path)).toEqual(['/delivery/how', '/delivery/address']);
  const drawn = drawPage(again, SUPPLEMENT_PAGE, { ...answers, delivery: { how: 'electronic' } });
  expect(drawn).toMatchObject([{ children: [{ type: 'label' }, { shown: true }, { type: 'group', shown: false, live: true }] }]);
});

test('rules look at what was answered in the filing', () => {
  const again = asked({ path: '/case', reason: 'Another case' });
  const drawn = JSON.stringify(drawPage(again, SUPPLEMENT_PAGE, answers));
  expect(drawn).toContain('/papers/G10-KQ007091');
  expect(onPage(again).map(({ path }) => path)).not.toContain('/applicant/fullName');
});
