import { describe, expect, test } from 'vitest';
import { household, twoMembers } from './household.fixture.ts';
import {
  answersToSend,
  checkAnswers,
  controlAt,
  drawPage,
  factsOf,
  formProblems,
  localiseForm,
  summaryOf,
  tidyAnswers,
  visibleControls,
  warningsOf,
  type Answers,
  type Form,
  type Issue,
} from './index.ts';
import { fits } from './schema-check.ts';

const TODAY = '2026-11-22';
const AN = 'mia0a0aaaaaa';
const BE = 'mia0b0aaaaaa';

test('the form itself has no problems, and right answers fit its schema', () => {
  expect(formProblems(household)).toEqual([]);
  expect(issuesOf(twoMembers)).toEqual([]);
  expect(fits(household.schema, answersToSend(household, twoMembers))).toBe(true);
});

describe('what is asked', () => {
  test('each row asks its questions in the order of the keys, under the rules of its own answers and of the form', () => {
    expect(pathsOf(twoMembers)).toEqual([
      '/kind',
      '/members',
      ...['fullName', 'cccd', 'isChild', 'share', 'address'].map((name) => `/members/${AN}/${name}`),
      ...['fullName', 'cccd', 'isChild', 'school', 'share', 'address'].map((name) => `/members/${BE}/${name}`),
      '/proofKind',
    ]);
  });

  test('a hidden list has no rows, and none of them is sent or wrong', () => {
    const hidden = { ...twoMembers, kind: 'alone', members: { [AN]: { fullName: '', cccd: 'x' } } };
    expect(pathsOf(hidden)).toEqual(['/kind', '/proofKind']);
    expect(answersToSend(household, hidden)).toEqual({ kind: 'alone', proofKind: 'none' });
    expect(issuesOf(hidden)).toEqual([]);
  });

  test('a list that wants a row has one from the start, the same in every tab', () => {
    expect(pathsOf({ kind: 'household' })).toContain('/members/000001/fullName');
    expect(visibleControls(household, { kind: 'household' }).find(({ path }) => path.endsWith('fullName'))?.row?.label).toBe(
      'Thành viên 1',
    );
  });

  test('a row is drawn with its questions, and with what its own answers may call up', () => {
    const list = drawPage(household, 'people', twoMembers).find(({ type }) => type === 'rows');
    const rows = list?.type === 'rows' ? list.rows : [];
    expect(rows.map(({ row }) => row.label)).toEqual(['Thành viên 1', 'Thành viên 2']);
    const school = rows[0]?.children.find(({ key }) => key === `/members/${AN}/school`);
    expect(school).toMatchObject({ live: true, shown: false });
  });

  test('a control in a row is found by its path, with its number when the answers are at hand', () => {
    expect(controlAt(household, `/members/${BE}/school`)).toMatchObject({ control: { label: 'Trường' }, row: { label: 'Thành viên' } });
    expect(controlAt(household, `/members/${BE}/address/detail`, twoMembers)).toMatchObject({ row: { label: 'Thành viên 2' } });
    expect(controlAt(household, `/members/${BE}`)).toMatchObject({ path: '/members' });
    expect(controlAt(household, '/members/BAD/fullName')).toMatchObject({ path: '/members' });
  });
});

describe('what is wrong', () => {
  test('an issue stands at the field of its row, and says which row', () => {
    const wrong = withMembers({ [AN]: { fullName: 'An2' }, [BE]: { fullName: 'Lê Thị Bé', isChild: true } });
    expect(issuesOf(wrong)).toEqual([
      { path: `/members/${AN}/fullName`, code: 'name.malformed', row: 'Thành viên 1' },
      { path: `/members/${BE}/school`, code: 'required', row: 'Thành viên 2' },
    ]);
  });

  test.each([
    [{}, [{ path: '/members/000001/fullName', code: 'required', row: 'Thành viên 1' }]],
    ['everybody', [{ path: '/members', code: 'malformed' }]],
    [['An'], [{ path: '/members', code: 'malformed' }]],
    [{ [AN]: { fullName: 'An', shoe: 42 } }, [{ path: `/members/${AN}/shoe`, code: 'unknown-field' }]],
  ])('members that are %j', (members, issues) => {
    expect(issuesOf(withMembers(members))).toEqual(expect.arrayContaining(issues));
  });

  test('keys that are none of ours and rows that are none are refused by name', () => {
    const members = { [AN]: { fullName: 'An' }, Bad: { fullName: 'An' }, mia0z0aaaaaa: 'text' };
    expect(issuesOf(withMembers(members))).toEqual([
      { path: '/members/Bad', code: 'unknown-field' },
      { path: '/members/mia0z0aaaaaa', code: 'unknown-field' },
    ]);
  });

  test('more rows than there may be are said once, and never make a judge slow', () => {
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`row${1000 + at}`, { fullName: 'An' }]));
    expect(issuesOf(withMembers(many(4)))).toEqual([{ path: '/members', code: 'rows.too-many', max: 3 }]);
    const start = performance.now();
    expect(issuesOf(withMembers(many(8000))).filter(({ code }) => code === 'rows.too-many')).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('too few rows are said when no row says it itself', () => {
    const optional = JSON.parse(JSON.stringify(household).replace('"required":["fullName"]', '"required":[]')) as Form;
    expect(checkAnswers(optional, { ...twoMembers, members: {} }, { today: TODAY })).toEqual([
      { path: '/members', code: 'rows.too-few', min: 1 },
    ]);
  });

  test('an odd number is noticed in the row where it stands', () => {
    const odd = withMembers({ [AN]: { fullName: 'An', cccd: '999085000001' } });
    expect(warningsOf(household, odd)).toMatchObject([{ path: `/members/${AN}/cccd`, code: 'cccd.unknown-province' }]);
  });
});

describe('what is read elsewhere', () => {
  test('a summary says how many there are, then each under its name', () => {
    const rows = summaryOf(household, twoMembers, { words: (key) => key })[1]?.rows ?? [];
    expect(rows[0]).toMatchObject({ path: '/members', value: '2' });
    expect(rows[1]).toMatchObject({ label: 'Họ và tên', value: 'Nguyễn Văn An', row: { label: 'Thành viên 1' } });
  });

  test('somebody named in a row is not the applicant', () => {
    expect(factsOf(household, twoMembers, 'applicant')).toEqual({
      'household.members': [{ 'person.fullName': 'Nguyễn Văn An', 'person.cccd': '096085000001' }, { 'person.fullName': 'Lê Thị Bé' }],
    });
  });

  test('answers sent as data are tidied row by row', () => {
    const members = { [AN]: { cccd: '096 085 000001', fullName: '', address: { detail: ' Ấp  1 ' } } };
    expect(tidyAnswers(household, { members }, TODAY)).toEqual({
      members: { [AN]: { cccd: '096085000001', fullName: null, address: { detail: 'Ấp 1' } } },
    });
  });

  test('words of rows are translated', () => {
    const rows = visibleControls(localiseForm(household, 'en'), twoMembers).filter(({ row }) => row);
    expect(rows[0]).toMatchObject({ control: { label: 'Full name' }, row: { label: 'Member 1' } });
  });
});

function issuesOf(answers: Answers): readonly Issue[] {
  return checkAnswers(household, answers, { today: TODAY });
}

function pathsOf(answers: Answers): readonly string[] {
  return visibleControls(household, answers).map(({ path }) => path);
}

function withMembers(members: unknown): Answers {
  return { ...twoMembers, members };
}
