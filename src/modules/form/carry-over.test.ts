import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carryOver, checkAnswers, visibleControls, type Answers, type Form } from './index.ts';
import { isEmpty, valueAt } from './pointer.ts';

const VESSEL = form('1.003650');
const MARITAL = form('1.004873');
const CHECK = { today: '2026-11-23', isUnit: (code: string) => code === '32248' };
const ACCOUNT = {
  'person.fullName': 'Nguyễn Văn An',
  'person.cccd': '096085000001',
  'person.phone': '0900000281',
  'person.birthDate': '1985-05-02',
  'person.sex': 'male',
  'person.address': { unitCode: '32248', detail: 'Khóm 3' },
};
const EARLIER: Answers = {
  case: 'case-1',
  vessel: { kind: 'fishing', name: 'Hòa Bình', yearBuilt: 2024, homePort: 'Sông Đốc', homeUnit: '32248', crew: 8, gear: 'gill-net' },
  filing: { as: 'self' },
  applicant: { fullName: 'Nguyễn Văn An', phone: '0900000280', email: 'an@example.invalid' },
  hull: { material: 'wood', lengthMax: 14.5 },
  safety: { number: 'AT-1', issuedOn: '2024-06-15' },
  delivery: { how: 'electronic' },
  declaration: { noDispute: true, true: true },
};

function carried(more: Partial<Parameters<typeof carryOver>[1]> = {}, of = VESSEL) {
  return carryOver(of, { earlier: EARLIER, whole: false, account: ACCOUNT, known: {}, wishes: EARLIER, check: CHECK, ...more });
}

describe('filed once more', () => {
  test('what came to nothing goes along whole, but no word of honour', () => {
    const { answers, left } = carried({ whole: true, account: {} });
    const { declaration: _given, ...others } = EARLIER;
    expect(answers).toEqual(others);
    expect(left.map(({ path, because }) => [path, because])).toEqual([
      ['/declaration/noDispute', 'declared'],
      ['/declaration/true', 'declared'],
    ]);
  });

  test('what told of that one time is asked again when something new is asked for', () => {
    const { answers, left } = carried({ account: {} });
    expect(answers).toMatchObject({ case: 'case-1', filing: { as: 'self' }, delivery: { how: 'electronic' }, safety: { number: 'AT-1' } });
    expect(left).toContainEqual(expect.objectContaining({ path: '/safety/issuedOn', because: 'of-that-time' }));
    expect(valueAt(answers, '/safety/issuedOn')).toBeUndefined();
  });

  test('what is known better today stands in the place of what was said then, and it says so', () => {
    const { answers, left } = carried({ known: { 'vessel.homePort': 'Cái Đôi Vàm' } });
    expect(answers).toMatchObject({
      applicant: { phone: '0900000281', address: { unitCode: '32248' } },
      vessel: { homePort: 'Cái Đôi Vàm' },
    });
    expect(left.filter(({ because }) => because === 'newer-known').map(({ path }) => path)).toEqual([
      '/applicant/phone',
      '/vessel/homePort',
    ]);
  });

  test('what the form would refuse today stays behind', () => {
    const { answers, left } = carried({ check: { ...CHECK, isUnit: () => false }, account: {} });
    expect(valueAt(answers, '/vessel/homeUnit')).toBeUndefined();
    expect(left).toContainEqual(expect.objectContaining({ path: '/vessel/homeUnit', because: 'not-fitting' }));
  });
});

test('another procedure begins with what means the same, and with how one wished to be served', () => {
  const known = { 'person.ethnicity': 'Kinh', 'vessel.name': 'Hòa Bình' };
  const { answers, left } = carried({ earlier: null, known }, MARITAL);
  expect(answers).toMatchObject({ filing: { as: 'self' }, subject: { ethnicity: 'Kinh' }, delivery: { how: 'electronic' } });
  expect(valueAt(answers, '/declaration/true')).toBeUndefined();
  expect(valueAt(answers, '/vessel')).toBeUndefined();
  expect(left).toEqual([]);
});

test('whatever was answered, nothing goes along that the form would refuse, and no word of honour', () => {
  const text = fc.constantFrom('', 'Hòa Bình', '0900000001', '2026-11-23', '2099-01-01', 'x'.repeat(500), 'self', 'person', 'electronic');
  const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.record({ unitCode: text, detail: text }));
  const controls = visibleControls(VESSEL, EARLIER).map(({ path }) => path);
  const changed = fc.array(fc.tuple(fc.constantFrom(...controls), value), { maxLength: 8 });
  fc.assert(
    fc.property(changed, fc.boolean(), (changes, whole) => {
      const earlier = changes.reduce<Answers>((so, [path, one]) => put(so, path, one), EARLIER);
      const { answers, taken } = carried({ earlier, wishes: earlier, whole });
      const shown = visibleControls(VESSEL, answers);
      for (const { path, control } of shown) if (control.options.widget === 'confirm') expect(valueAt(answers, path)).toBeUndefined();
      const answered = shown.filter(({ path }) => !isEmpty(valueAt(answers, path))).map(({ path }) => path);
      const issues = checkAnswers(VESSEL, answers, { ...CHECK, papers: new Set() }).map(({ path }) => path);
      expect(answered.filter((path) => issues.some((one) => one === path || one.startsWith(`${path}/`)))).toEqual([]);
      expect(answered.every((path) => taken.some((one) => one.path === path))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

function put(answers: Answers, path: string, value: unknown): Answers {
  const [, first = '', second] = path.split('/');
  if (second === undefined) return { ...answers, [first]: value };
  return { ...answers, [first]: { ...(answers[first] as object | undefined), [second]: value } };
}

function form(code: string): Form {
  return JSON.parse(readFileSync(`packs/ca-mau/forms/${code}.json`, 'utf8')) as Form;
}
