import { describe, expect, test } from 'vitest';
import {
  answersToSend,
  checkAnswers,
  mergeAnswers,
  readPosted,
  summaryOf,
  tidyAnswers,
  type Answers,
  type Form,
  type JsonSchema,
} from './index.ts';
import type { ControlOptions } from './form.ts';

const TODAY = '2026-11-22';

/** A form of one page with one question. */
function asking(options: ControlOptions, schema: JsonSchema = {}): Form {
  const control = { type: 'Control' as const, scope: '#/properties/it', label: 'It', options };
  return {
    schema: { type: 'object', properties: { it: schema } },
    ui: { type: 'Categorization', elements: [{ type: 'Category', id: 'only', label: 'Only', elements: [control] }] },
  };
}

function typed(form: Form, text: string): Answers {
  return mergeAnswers({}, readPosted(form, { page: 'only', answers: {}, today: TODAY }, [['/it', text]]));
}

describe('what is typed is read, and what cannot be read is said', () => {
  test.each([
    [{ widget: 'text' }, ' <script>alert(1)</script>\u0000 ', '<script>alert(1)</script>'],
    [{ widget: 'text', tidy: 'code' }, 'cm 91234 ts', 'CM-91234-TS'],
    [{ widget: 'longText' }, 'một\r\n\r\n\r\n\r\nhai  ', 'một\n\nhai'],
    [{ widget: 'cccd' }, '096 085 000001', '096085000001'],
    [{ widget: 'phone' }, '+84 900 000 001', '0900000001'],
    [{ widget: 'name' }, '  Nguyễn  Văn An', 'Nguyễn Văn An'],
    [{ widget: 'date' }, '4/9/85', '1985-09-04'],
    [{ widget: 'birthDate' }, '1940', '1940'],
    [{ widget: 'birthDate' }, '4 tháng 9 năm 1985', '1985-09-04'],
    [{ widget: 'date' }, '4.9.1985', '1985-09-04'],
    [{ widget: 'taxNumber' }, '0314 409 058', '0314409058'],
    [{ widget: 'taxNumber' }, '0314409058 001', '0314409058-001'],
    [{ widget: 'taxNumber' }, '096 085 000001', '096085000001'],
    [{ widget: 'money' }, '50 triệu', 50_000_000],
    [{ widget: 'money' }, '1,5 tỷ đồng', 1_500_000_000],
    [{ widget: 'money' }, '500 nghìn', 500_000],
    [{ widget: 'money' }, '200k', 200_000],
    [{ widget: 'money' }, '1 tỷ 200 triệu', 1_200_000_000],
    [{ widget: 'year' }, '2015', 2015],
    [{ widget: 'number', suffix: 'm' }, '15,5 m', 15.5],
    [{ widget: 'number' }, '15.5', 15.5],
    [{ widget: 'number' }, '1.234.567', 1_234_567],
    [{ widget: 'money' }, '15.000 đồng', 15_000],
    [{ widget: 'yesNo' }, 'no', false],
    [{ widget: 'confirm' }, 'yes', true],
  ] satisfies [ControlOptions, string, unknown][])('%j: %j is %j', (options, text, value) => {
    const form = asking(options);
    expect(typed(form, text)).toEqual({ it: value });
    expect(checkAnswers(form, { it: value }, { today: TODAY })).toEqual([]);
  });

  test.each([
    [{ widget: 'cccd' }, {}, '09608500000', { code: 'cccd.malformed' }],
    [{ widget: 'cccd' }, {}, '381000000', { code: 'cccd.old-number' }],
    [{ widget: 'phone' }, {}, '12345', { code: 'phone.malformed' }],
    [{ widget: 'phone', mobile: true }, {}, '0290 3833 025', { code: 'phone.not-mobile' }],
    [{ widget: 'email' }, {}, 'an@', { code: 'email.malformed' }],
    [{ widget: 'name' }, {}, 'An2', { code: 'name.malformed' }],
    [{ widget: 'name' }, {}, 'a'.repeat(10_000), { code: 'too-long', max: 100, length: 10_000 }],
    [{ widget: 'text' }, {}, 'a'.repeat(501), { code: 'too-long', max: 500, length: 501 }],
    [{ widget: 'taxNumber' }, {}, '0314409059', { code: 'tax-number.check-digit' }],
    [{ widget: 'taxNumber' }, {}, '0314409058-000', { code: 'tax-number.malformed' }],
    [{ widget: 'taxNumber' }, {}, '12345', { code: 'tax-number.malformed' }],
    [{ widget: 'money' }, {}, '1.500 triệu', { code: 'money.malformed' }],
    [{ widget: 'money' }, {}, 'nhiều tiền', { code: 'money.malformed' }],
    [{ widget: 'birthDate' }, {}, '1985', { code: 'birth-date.year-only', before: 1977 }],
    [{ widget: 'birthDate' }, {}, '23/11/2026', { code: 'birth-date.in-future' }],
    [{ widget: 'date' }, {}, '31/02/2020', { code: 'date.no-such-day' }],
    [{ widget: 'date', notAfterToday: true }, {}, '23/11/2026', { code: 'date.in-future' }],
    [{ widget: 'year', notAfterToday: true }, {}, '2027', { code: 'year.in-future' }],
    [{ widget: 'number' }, {}, '1.500', { code: 'number.ambiguous' }],
    [{ widget: 'number' }, {}, 'mười', { code: 'number.malformed' }],
    [{ widget: 'number' }, { type: 'number', minimum: 6 }, '5,9', { code: 'too-small', min: 6 }],
    [{ widget: 'number' }, { type: 'integer' }, '1,5', { code: 'number.whole' }],
    [{ widget: 'choice' }, { oneOf: [{ const: 'a', title: 'A' }] }, 'z', { code: 'choice.unknown' }],
    [{ widget: 'unit' }, {}, '99999', { code: 'unit.unknown' }],
    [{ widget: 'text', example: 'CM-91234-TS' }, { type: 'string', pattern: '^CM-' }, 'X', { code: 'pattern', example: 'CM-91234-TS' }],
  ] satisfies [ControlOptions, JsonSchema, string, object][])('%j %j: %.20j is refused', (options, schema, text, issue) => {
    const form = asking(options, schema);
    expect(checkAnswers(form, typed(form, text), { today: TODAY, isUnit: () => false })).toEqual([{ path: '/it', ...issue }]);
  });

  test.each([
    ['text', 'required'],
    ['choice', 'choose-one'],
    ['confirm', 'must-confirm'],
  ] as const)('an empty %s that must be there is %s', (widget, code) => {
    expect(checkAnswers(asking({ widget, required: true }), {}, { today: TODAY })).toEqual([{ path: '/it', code }]);
  });
});

describe('an address', () => {
  const form = asking({ widget: 'address', required: true }, { type: 'object' });
  const isUnit = (code: string) => code === '32065';

  test.each([
    [{ unitCode: '32065', detail: 'Ấp 1' }, []],
    [{ unitCode: '32065' }, [{ path: '/it/detail', code: 'required' }]],
    [{ detail: 'Ấp 1' }, [{ path: '/it/unitCode', code: 'choose-one' }]],
    [
      undefined,
      [
        { path: '/it/unitCode', code: 'choose-one' },
        { path: '/it/detail', code: 'required' },
      ],
    ],
    [{ unitCode: '00001', detail: 'Ấp 1' }, [{ path: '/it/unitCode', code: 'unit.unknown' }]],
    [{ unitCode: 'elsewhere', detail: 'Số 1' }, [{ path: '/it/area', code: 'required' }]],
    [{ unitCode: 'elsewhere', area: 'Phường Ninh Kiều, Cần Thơ', detail: 'Số 1' }, []],
    [{ unitCode: '32065', detail: 'Ấp 1', locationId: '12' }, [{ path: '/it/locationId', code: 'location.malformed' }]],
    [{ unitCode: '32065', detail: 'Ấp 1', district: 'U Minh' }, [{ path: '/it/district', code: 'unknown-field' }]],
    [{ unitCode: '32065', detail: 'a'.repeat(201) }, [{ path: '/it/detail', code: 'too-long', max: 200 }]],
    ['Ấp 1', [{ path: '/it', code: 'malformed' }]],
  ])('%j', (it, issues) => {
    expect(checkAnswers(form, { it }, { today: TODAY, isUnit })).toEqual(issues);
  });

  test('an old one may stand for it as text, where the form allows it', () => {
    const withOld = asking({ widget: 'address', required: true, old: true }, { type: 'object' });
    const old = 'Ấp 3, xã Khánh An, huyện U Minh, tỉnh Cà Mau';
    expect(checkAnswers(withOld, { it: { old } }, { today: TODAY, isUnit })).toEqual([]);
    expect(checkAnswers(withOld, {}, { today: TODAY, isUnit }).map(({ path }) => path)).toEqual(['/it/unitCode', '/it/detail']);
    expect(checkAnswers(form, { it: { old } }, { today: TODAY, isUnit })).toEqual([{ path: '/it/old', code: 'unknown-field' }]);
    const patch = readPosted(withOld, { page: 'only', answers: {}, today: TODAY }, [['/it/old', ` ${old} `]]);
    expect(patch).toEqual({ it: { old } });
    expect(summaryOf(withOld, patch, { words: (key) => key })[0]?.rows[0]?.value).toBe(old);
  });

  test('a part that was emptied is gone', () => {
    const before = { it: { unitCode: '32065', detail: 'Ấp 1', locationId: '096000000001' } };
    const entries = [
      ['/it/unitCode', '32065'],
      ['/it/detail', 'Ấp 2'],
      ['/it/area', ''],
      ['/it/locationId', ''],
    ] as const;
    const patch = readPosted(form, { page: 'only', answers: before, today: TODAY }, entries);
    expect(mergeAnswers(before, patch)).toEqual({ it: { unitCode: '32065', detail: 'Ấp 2' } });
  });
});

describe('answers that come around the form', () => {
  test('what the form does not ask is refused by name, also by the names objects inherit', () => {
    const answers = JSON.parse('{"it":"a","other":1,"__proto__":{"x":1},"constructor":2}') as Answers;
    const merged = mergeAnswers({}, answers);
    expect(checkAnswers(asking({ widget: 'text' }), merged, { today: TODAY })).toEqual([
      { path: '/other', code: 'unknown-field' },
      { path: '/__proto__', code: 'unknown-field' },
      { path: '/constructor', code: 'unknown-field' },
    ]);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  test('a thousand strange fields are twenty issues', () => {
    const junk = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`k${at}`.repeat(200), at]));
    const issues = checkAnswers(asking({ widget: 'text' }), junk, { today: TODAY });
    expect(issues).toHaveLength(20);
    expect(issues.every(({ path }) => path.length <= 200)).toBe(true);
  });

  test('another spelling than the form gives is tidied first, or refused', () => {
    const form = asking({ widget: 'phone' });
    expect(tidyAnswers(form, { it: '+84 900 000 001' }, TODAY)).toEqual({ it: '0900000001' });
    expect(checkAnswers(form, { it: '+84 900 000 001' }, { today: TODAY })).toEqual([{ path: '/it', code: 'malformed' }]);
    expect(checkAnswers(asking({ widget: 'text' }), { it: 'a\u0000b' }, { today: TODAY })).toEqual([{ path: '/it', code: 'malformed' }]);
  });

  test('nothing is kept that a database cannot hold', () => {
    const tidied = tidyAnswers(asking({ widget: 'text' }), { it: 'a\u0000b', 'o\u0000dd': ['\ud800x', { deep: '\u0000' }] }, TODAY);
    const bottomless = JSON.parse(`{"it":${'['.repeat(5000)}${']'.repeat(5000)}}`) as Answers;
    expect(JSON.stringify(tidyAnswers(asking({ widget: 'text' }), bottomless, TODAY)).length).toBeLessThan(100);
    expect(tidied).toEqual({ it: 'ab', odd: ['x', { deep: '' }] });
  });

  test.each([[1], [[]], [{ a: 1 }], [true]])('%j is no text', (it) => {
    expect(checkAnswers(asking({ widget: 'text' }), { it }, { today: TODAY })).toEqual([{ path: '/it', code: 'malformed' }]);
  });
});

describe('papers', () => {
  const paper = { component: 'g10', originals: 1, copies: 0, supply: 'upload' as const };
  const form = asking({ widget: 'paper', required: true, paper });

  test('are asked for when everything is checked, and when their page is checked with the papers at hand', () => {
    expect(checkAnswers(form, {}, { today: TODAY })).toEqual([{ path: '/it', code: 'paper.required' }]);
    expect(checkAnswers(form, {}, { today: TODAY, papers: new Set(['g10']) })).toEqual([]);
    expect(checkAnswers(form, {}, { today: TODAY, page: 'only' })).toEqual([]);
  });

  test('are no answers', () => {
    expect(checkAnswers(form, { it: 'a.pdf' }, { today: TODAY, papers: new Set(['g10']) })).toEqual([
      { path: '/it', code: 'unknown-field' },
    ]);
    expect(answersToSend(form, { it: 'a.pdf' })).toEqual({});
  });
});
