import { describe, expect, test } from 'vitest';
import type { Answers } from './form.ts';
import { household } from './household.fixture.ts';
import { mergeAnswers } from './merge.ts';
import { listsToFill, rowOfKnown } from './row-of-known.ts';
import { toldInRows } from './told.ts';

const AN = { 'person.fullName': 'Nguyễn Văn An', 'person.cccd': '096085000001', 'vessel.number': 'CM-1' };
const CHECK = { today: '2026-11-23' };
const ASKED: Answers = { kind: 'household' };

function add(answers: Answers, facts: Readonly<Record<string, unknown>> = AN, newId = 'mia0k2xq7f3a'): Answers | null {
  const change = rowOfKnown(household, '/members', { answers, newId, facts, check: CHECK });
  return change && mergeAnswers(answers, change.patch);
}

describe('a row of what is known', () => {
  test('is the first that nobody has begun, else a new one', () => {
    const one = add(ASKED)!;
    expect(one).toEqual({ kind: 'household', members: { '000001': { fullName: 'Nguyễn Văn An', cccd: '096085000001' } } });
    const two = add(one, { 'person.fullName': 'Trần Thị Bình' })!;
    expect(two['members']).toMatchObject({ mia0k2xq7f3a: { fullName: 'Trần Thị Bình' } });
    expect(listsToFill(household, two)).toMatchObject([
      { path: '/members', page: 'people', rows: [{ 'person.fullName': 'Nguyễn Văn An' }, { 'person.fullName': 'Trần Thị Bình' }] },
    ]);
  });

  test('leaves open what the form would not take', () => {
    expect(add(ASKED, { ...AN, 'person.cccd': '12' })).toEqual({ kind: 'household', members: { '000001': { fullName: 'Nguyễn Văn An' } } });
  });

  test('is not there for a list that is not asked, is full, or that somebody made up', () => {
    expect(add({ kind: 'alone' })).toBeNull();
    expect(rowOfKnown(household, '/kind', { answers: ASKED, newId: 'mia0k2xq7f3a', facts: AN, check: CHECK })).toBeNull();
    const ids = ['mia0k2xq7f3a', 'mia0k2xq7f3b', 'mia0k2xq7f3c'];
    const full = ids.reduce<Answers>((so, id) => add(so, { 'person.fullName': 'Nguyễn Văn An' }, id) ?? so, ASKED);
    expect(listsToFill(household, full)).toEqual([]);
    expect(add(full, AN, 'mia0k2xq7f3d')).toBeNull();
  });
});

test('rows tell what they mean, row by row', () => {
  const told = toldInRows(household, add(ASKED)!, { words: (key) => key });
  expect(told.map((row) => row.map(({ meaning, text }) => [meaning, text]))).toEqual([
    [
      ['person.fullName', 'Nguyễn Văn An'],
      ['person.cccd', '096085000001'],
    ],
  ]);
});
