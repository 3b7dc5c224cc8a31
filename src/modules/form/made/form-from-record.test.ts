import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { words } from '#messages';
import { answersToSend, checkAnswers, formProblems, localiseForm, pagesOf, placedControls, visibleControls, type Form } from '../index.ts';
import { fits } from '../schema-check.ts';
import { formFromRecord, type MadeComponent, type MadeSource, type OwnQuestions } from './form-from-record.ts';

const TODAY = '2026-11-22';
const WORDS = { vi: words('vi'), en: words('en') };

const APPLICANT = {
  fullName: 'Nguyễn Văn An',
  cccd: '096085000001',
  birthDate: '1985-09-04',
  sex: 'male',
  phone: '0900000001',
  address: { unitCode: '32065', detail: 'Ấp 1' },
};
const ANSWERS = {
  filing: { as: 'self' },
  applicant: APPLICANT,
  request: { content: 'Cấp lại vì mất' },
  delivery: { how: 'electronic' },
  declaration: { true: true },
};

function aComponent(over: Partial<MadeComponent> = {}): MadeComponent {
  return {
    id: 'G10-KQ000001',
    code: 'G10-KQ000001',
    name: 'Giấy chứng nhận',
    originals: 1,
    copies: 0,
    required: true,
    caseIds: null,
    onlyWhen: null,
    channels: null,
    paperType: null,
    formNumber: null,
    note: null,
    isNote: false,
    ...over,
  };
}

function make(over: Partial<MadeSource> = {}): Form {
  const channels = [{ channel: 'online' }];
  return formFromRecord({ record: { channels }, cases: [{ id: 'general', name: null }], components: [aComponent()], ...over }, WORDS);
}

function papersOf(form: Form, answers = {}): string[] {
  return visibleControls(form, answers).flatMap(({ control }) => control.options.paper?.component ?? []);
}

describe('a form made from a record', () => {
  test('asks for the applicant, the request, each paper and the way back, and is done', () => {
    const form = make();
    expect(pagesOf(form, ANSWERS).map(({ id }) => id)).toEqual(['people', 'request', 'papers', 'delivery']);
    expect(checkAnswers(form, ANSWERS, { today: TODAY, papers: new Set(['G10-KQ000001']) })).toEqual([]);
    expect(fits(form.schema, answersToSend(form, ANSWERS))).toBe(true);
  });

  test('asks who the owner is when somebody files for another', () => {
    const form = make();
    const answers = { ...ANSWERS, filing: { as: 'person' }, owner: { ...APPLICANT, cccd: '096185000002' } };
    expect(pagesOf(form, answers).map(({ id }) => id)).toContain('owner');
    expect(checkAnswers(form, answers, { today: TODAY, papers: new Set(['G10-KQ000001']) })).toEqual([]);
    const missing = checkAnswers(form, { ...ANSWERS, filing: { as: 'organisation' } }, { today: TODAY, page: 'owner' });
    expect(missing.map(({ path }) => path)).toEqual([
      '/organisation/name',
      '/organisation/taxNumber',
      '/organisation/role',
      '/organisation/address/unitCode',
      '/organisation/address/detail',
    ]);
  });

  test('without any paper has no page of papers', () => {
    expect(pagesOf(make({ components: [] }), ANSWERS).map(({ id }) => id)).toEqual(['people', 'request', 'delivery']);
  });

  test('asks for the case first, and then only for its papers', () => {
    const form = make({
      cases: [
        { id: 'case-1', name: 'Đóng mới' },
        { id: 'case-2', name: 'Cải hoán' },
      ],
      components: [aComponent(), aComponent({ id: 'one', caseIds: ['case-1'] }), aComponent({ id: 'two', caseIds: ['case-2'] })],
    });
    expect(pagesOf(form, {})[0]?.id).toBe('case');
    expect(papersOf(form, { case: 'case-1' })).toEqual(['G10-KQ000001', 'one']);
    expect(papersOf(form, {})).toEqual(['G10-KQ000001']);
  });

  test.each([
    ['a paper of the counter is not asked for online', { channels: ['direct'] }, undefined],
    ['identity is read from the register', { paperType: 'giay-to-tuy-than' }, 'register'],
    ['residence is read from the register', { paperType: 'thong-tin-cu-tru' }, 'register'],
    ['a declaration nobody has turned into questions is given', { paperType: 'to-khai', channels: ['online'] }, 'upload'],
  ])('%s', (_why, over, supply) => {
    const [control] = placedControls(make({ components: [aComponent(over)] })).filter(({ page }) => page === 'papers');
    expect(control?.control.options.paper?.supply).toBe(supply);
  });

  test('an authorisation is asked of whoever files for another', () => {
    const form = make({ components: [aComponent({ paperType: 'van-ban-uy-quyen', required: false })] });
    expect(papersOf(form, { filing: { as: 'self' } })).toEqual([]);
    expect(papersOf(form, { filing: { as: 'person' } })).toEqual(['G10-KQ000001']);
  });

  test('with a declaration to be given asks nobody to tell it again', () => {
    const form = make({ components: [aComponent({ paperType: 'to-khai' })] });
    expect(pagesOf(form, {}).map(({ id }) => id)).toEqual(['people', 'papers', 'delivery']);
  });

  test('with questions of its own asks them in place of the declaration, and each paper when it is called for', () => {
    const cat: OwnQuestions = {
      schema: {
        type: 'object',
        properties: {
          case: { type: 'string', oneOf: [{ const: 'case-1', title: 'Mèo con', description: 'Dưới một tuổi.' }] },
          cat: { type: 'object', properties: { tame: { type: 'boolean' } }, required: ['tame'], additionalProperties: false },
        },
        required: ['cat'],
      },
      ui: {
        type: 'Categorization',
        elements: [
          {
            type: 'Category',
            id: 'cat',
            label: 'Con mèo',
            elements: [
              { type: 'Control', scope: '#/properties/cat/properties/tame', label: 'Mèo có dữ không?', options: { widget: 'yesNo' } },
            ],
          },
        ],
      },
      translations: { en: { 'Con mèo': 'The cat', 'Mèo có dữ không?': 'Is it fierce?', 'Lồng mèo': 'Cage', 'Có lồng': 'There is a cage' } },
      papers: {
        cage: {
          rule: { effect: 'SHOW', condition: { scope: '#/properties/cat/properties/tame', schema: { const: true } } },
          required: true,
        },
      },
    };
    const form = make({
      record: { channels: [{ channel: 'online' }], conditions: 'Có lồng', audience: 'citizen' },
      cases: [
        { id: 'case-1', name: 'Mèo chưa đủ 12 tháng tuổi' },
        { id: 'case-2', name: 'Mèo khác' },
      ],
      components: [
        aComponent({ id: 'told', paperType: 'to-khai' }),
        aComponent({ id: 'cage', name: 'Lồng mèo', required: false, onlyWhen: 'Mèo dữ' }),
      ],
      questions: cat,
    });
    expect(formProblems(form)).toEqual([]);
    expect(pagesOf(form, {}).map(({ id }) => id)).toEqual(['case', 'people', 'cat', 'papers', 'delivery']);
    expect(papersOf(form, { cat: { tame: false } })).toEqual(['told']);
    const { request: _told, ...others } = ANSWERS;
    const answers = { ...others, case: 'case-1', cat: { tame: true } };
    expect(checkAnswers(form, answers, { today: TODAY, papers: new Set() })).toEqual([{ path: '/papers/cage', code: 'paper.required' }]);
    expect(form.schema.properties?.case?.oneOf).toEqual([
      { const: 'case-1', title: 'Mèo con', description: 'Dưới một tuổi.' },
      { const: 'case-2', title: 'Mèo khác' },
    ]);
    expect(form.schema.properties?.filing?.properties?.as?.oneOf).toHaveLength(2);
    const said = JSON.stringify(localiseForm(form, 'en').ui);
    for (const text of ['Is it fierce?', 'Cage', 'There is a cage']) expect(said).toContain(text);
  });

  test('is said in English too', () => {
    const form = localiseForm(make(), 'en');
    expect(pagesOf(form, ANSWERS).map(({ label }) => label)).toEqual(['Applicant', 'Request', 'Papers', 'Result']);
    expect(localiseForm(make(), 'km').ui).toEqual(make().ui);
  });
});

test('every procedure of the province has a form without problems', () => {
  const records = JSON.parse(readFileSync('packs/ca-mau/data/procedures.json', 'utf8')) as {
    components: { code?: string; name: string; onlyChannels?: string[]; docType?: string; originals: number; copies: number }[];
    channels: { channel: string }[];
  }[];
  for (const { components, channels } of records) {
    const form = make({
      record: { channels },
      components: components.map((one, at) =>
        aComponent({
          id: `${one.code ?? 'none'}-${at}`,
          name: one.name,
          channels: one.onlyChannels ?? null,
          paperType: one.docType ?? null,
          isNote: one.originals === 0 && one.copies === 0,
        }),
      ),
    });
    expect(formProblems(form)).toEqual([]);
  }
});

test('whatever a record says, its form has no problems, can be answered and is the same each time', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.constantFrom('__proto__', 'constructor', 'a/b~c', '000.00.00.G15-KQ003204', 'Đơn'),
  );
  const channel = fc.constantFrom('online', 'direct', 'postal');
  const component = fc.record({
    id: texts,
    code: fc.option(texts),
    name: texts,
    originals: fc.nat(3),
    copies: fc.nat(3),
    required: fc.boolean(),
    caseIds: fc.option(fc.subarray(['c1', 'c2', 'c3'], { minLength: 1 })),
    onlyWhen: fc.option(texts),
    channels: fc.option(fc.uniqueArray(channel, { minLength: 1 })),
    paperType: fc.option(fc.constantFrom('to-khai', 'giay-to-tuy-than', 'van-ban-uy-quyen', 'x')),
    formNumber: fc.option(texts),
    note: fc.option(texts),
    isNote: fc.boolean(),
  });
  const source = fc.record({
    record: fc.record({
      conditions: fc.option(texts),
      channels: fc.uniqueArray(channel, { minLength: 1 }).map((all) => all.map((one) => ({ channel: one }))),
    }),
    cases: fc.constantFrom(
      [{ id: 'general', name: null }],
      ['c1', 'c2', 'c3'].map((id) => ({ id, name: id })),
    ),
    components: fc.uniqueArray(component, { selector: ({ id }) => id, maxLength: 8 }),
  });
  fc.assert(
    fc.property(source, (made) => {
      const form = formFromRecord(made, WORDS);
      expect(formProblems(form)).toEqual([]);
      expect(JSON.stringify(formFromRecord(made, WORDS))).toBe(JSON.stringify(form));
      const { request: told, ...others } = ANSWERS;
      const asksToTell = pagesOf(form, {}).some(({ id }) => id === 'request');
      const answers = { ...others, ...(asksToTell ? { request: told } : {}), ...(made.cases.length > 1 ? { case: 'c1' } : {}) };
      const papers = new Set(made.components.map(({ id }) => id));
      expect(checkAnswers(form, answers, { today: TODAY, papers })).toEqual([]);
      expect(fits(form.schema, answersToSend(form, answers))).toBe(true);
    }),
  );
});
