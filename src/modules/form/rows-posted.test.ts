import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { household, twoMembers } from './household.fixture.ts';
import { entriesOf, mergeAnswers, newRowId, readPosted, rowAction, visibleControls, type Answers } from './index.ts';
import { valueAt } from './pointer.ts';
import { isRowId } from './rows.ts';

const TODAY = '2026-11-22';
const AN = 'mia0a0aaaaaa';
const BE = 'mia0b0aaaaaa';

describe('what is posted', () => {
  test('a page posted back untouched changes nothing', () => {
    expect(mergeAnswers(twoMembers, post(twoMembers, entriesOf(household, 'people', twoMembers)))).toEqual(twoMembers);
  });

  test('a row added in the browser is read, tidied, and there even before anything is typed', () => {
    const patch = post(twoMembers, [
      ['/members/mia0c0aaaaaa', 'row'],
      ['/members/mia0c0aaaaaa/fullName', ' Trần  Văn Cua '],
      ['/members/mia0d0aaaaaa', 'row'],
      ['/members/mia0d0aaaaaa/fullName', ''],
    ]);
    expect(patch).toMatchObject({ members: { mia0c0aaaaaa: { fullName: 'Trần Văn Cua' }, mia0d0aaaaaa: {} } });
    expect(valueAt(mergeAnswers(twoMembers, patch), '/members/mia0d0aaaaaa')).toEqual({});
  });

  test('a row removed in the browser is taken away, and a row another tab added stays', () => {
    const patch = post(twoMembers, [
      [`/members/${AN}`, 'removed'],
      [`/members/${AN}/fullName`, 'still typed'],
    ]);
    expect(patch).toMatchObject({ members: { [AN]: null } });
    expect(mergeAnswers(twoMembers, patch).members).toEqual({ [BE]: valueAt(twoMembers, `/members/${BE}`) });
  });

  test('names that are made up are not read', () => {
    expect(
      post(twoMembers, [
        ['/members/__proto__/fullName', 'x'],
        ['/members/BAD/fullName', 'x'],
        ['/members/', 'row'],
      ]),
    ).toEqual({
      proofKind: null,
    });
  });

  test('two tabs that each add a row keep both', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{6,16}$/u), { minLength: 2, maxLength: 2 }), ([one = '', other = '']) => {
        const added = (id: string, name: string) =>
          post({ kind: 'household' }, [
            [`/members/${id}`, 'row'],
            [`/members/${id}/fullName`, name],
          ]);
        const [first, second] = [added(one, 'An'), added(other, 'Bé')];
        const both = mergeAnswers(mergeAnswers({ kind: 'household' }, first), second);
        expect(both.members).toMatchObject({ [one]: { fullName: 'An' }, [other]: { fullName: 'Bé' } });
        expect(mergeAnswers(mergeAnswers({ kind: 'household' }, second), first)).toEqual(both);
      }),
    );
  });

  test('what was typed into a row comes back, right or wrong', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (typed) => {
        const once = mergeAnswers({ kind: 'household' }, post({ kind: 'household' }, [[`/members/${AN}/fullName`, typed]]));
        const again = mergeAnswers(once, post(once, entriesOf(household, 'people', once)));
        expect(again).toEqual(once);
      }),
    );
  });
});

describe('buttons that send the page', () => {
  const answers = { kind: 'household' };

  test('one adds a row after those that are there', () => {
    const change = rowAction(household, 'add /members', { answers: twoMembers, newId: 'mia0c0aaaaaa' });
    expect(change).toEqual({ patch: { members: { mia0c0aaaaaa: {} } }, at: '/members/mia0c0aaaaaa' });
    const after = mergeAnswers(twoMembers, change?.patch ?? {});
    expect(visibleControls(household, after).filter(({ path }) => path.endsWith('fullName'))).toHaveLength(3);
    expect(rowAction(household, 'add /members', { answers: after, newId: 'mia0d0aaaaaa' })).toBeNull();
  });

  test('the row that stood there unasked stays before the new one', () => {
    const change = rowAction(household, 'add /members', { answers, newId: newRowId() });
    const rows = visibleControls(household, mergeAnswers(answers, change?.patch ?? {})).filter(({ path }) => path.endsWith('fullName'));
    expect(rows.map(({ row }) => row?.path)).toEqual(['/members/000001', change?.at]);
  });

  test('one takes a row away', () => {
    const change = rowAction(household, `remove /members/${AN}`, { answers: twoMembers, newId: newRowId() });
    expect(change).toEqual({ patch: { members: { [AN]: null } }, at: '/members' });
  });

  test.each([
    '',
    'add',
    'add /',
    'add /kind',
    'remove /kind',
    'remove /members',
    'remove /members/BAD',
    'add /members/x',
    'drop /members',
    'x',
  ])('"%s" does nothing', (posted) => {
    expect(rowAction(household, posted, { answers: twoMembers, newId: newRowId() })).toBeNull();
  });

  test('no list is asked, none grows', () => {
    expect(rowAction(household, 'add /members', { answers: { kind: 'alone' }, newId: newRowId() })).toBeNull();
  });

  test('keys of rows follow the time', () => {
    const ids = Array.from({ length: 500 }, newRowId);
    expect(ids.every(isRowId)).toBe(true);
    expect([...ids].sort()).toEqual(ids);
  });
});

function post(answers: Answers, entries: readonly (readonly [string, string])[]): Answers {
  return readPosted(household, { page: 'people', answers, today: TODAY }, entries);
}
