import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
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

describe('answers in rows', () => {
  const rows = { case: 'case-1', engine: { has: true, others: { mia0a0aaaaaa: { make: 'Yanmar' }, mia0b0aaaaaa: { make: 'Cummins' } } } };
  const again = (path: string): Form =>
    askedAgain(form, { defects: [{ path, reason: 'Check' }], answers: rows, nameOf: String, titleOf: String });

  test('one answer of one row is asked again alone, and says in which row', () => {
    const [asked, ...others] = onPage(again('/engine/others/mia0b0aaaaaa/make'));
    expect(others).toEqual([]);
    expect(asked).toMatchObject({ path: '/engine/others/mia0b0aaaaaa/make', control: { label: expect.stringMatching(/2 – /u) as string } });
    const posted = [['/engine/others/mia0b0aaaaaa/make', 'Cummins KTA']] as const;
    const patch = readPosted(
      again('/engine/others/mia0b0aaaaaa/make'),
      { page: SUPPLEMENT_PAGE, answers: rows, today: '2026-11-22' },
      posted,
    );
    expect(patch).toEqual({ engine: { others: { mia0b0aaaaaa: { make: 'Cummins KTA' } } } });
  });

  test('a row brings its own answers, and a list its rows, to be added to', () => {
    expect(onPage(again('/engine/others/mia0b0aaaaaa')).every(({ path }) => path.startsWith('/engine/others/mia0b0aaaaaa/'))).toBe(true);
    expect(onPage(again('/engine/others')).map(({ path }) => path)).toEqual(['/engine/others']);
    const [group] = drawPage(again('/engine/others'), SUPPLEMENT_PAGE, rows);
    expect(group).toMatchObject({ children: [{ type: 'label' }, { type: 'rows', rows: [{}, {}] }] });
  });
});
