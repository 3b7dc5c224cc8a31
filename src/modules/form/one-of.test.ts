import { describe, expect, test } from 'vitest';
import { household } from './household.fixture.ts';
import {
  answersToSend,
  checkAnswers,
  choicesOf,
  drawPage,
  formProblems,
  localiseForm,
  placedControls,
  plainForm,
  readPosted,
  summaryOf,
  visibleControls,
  type Form,
} from './index.ts';

const TODAY = '2026-11-22';

describe('a one-of group', () => {
  test('is a radio of its alternatives, explained like any other', () => {
    const radio = placedControls(household).find(({ path }) => path === '/proofKind');
    expect(radio).toMatchObject({ required: true, control: { options: { widget: 'radio', help: 'Chọn một loại.' } } });
    expect(radio && choicesOf(radio.schema)).toEqual([
      { value: 'cccd', label: 'Căn cước' },
      { value: 'passport', label: 'Hộ chiếu', help: 'Còn hạn.' },
      { value: 'none', label: 'Không có' },
    ]);
  });

  test('only what the chosen one asks counts', () => {
    const answers = { kind: 'alone', proofKind: 'passport', proof: { cccd: 'nonsense', passport: 'C1234567' } };
    expect(answersToSend(household, answers)).toEqual({ kind: 'alone', proofKind: 'passport', proof: { passport: 'C1234567' } });
    expect(checkAnswers(household, answers, { today: TODAY })).toEqual([]);
    expect(checkAnswers(household, { ...answers, proofKind: 'cccd' }, { today: TODAY })).toEqual([
      { path: '/proof/cccd', code: 'cccd.malformed' },
    ]);
    expect(checkAnswers(household, { kind: 'alone' }, { today: TODAY })).toEqual([{ path: '/proofKind', code: 'choose-one' }]);
    expect(checkAnswers(household, { kind: 'alone', proofKind: 'other' }, { today: TODAY })).toMatchObject([{ code: 'choice.unknown' }]);
  });

  test('without JavaScript every alternative stands there, under the name of its choice', () => {
    const parts = drawPage(household, 'people', { kind: 'alone', proofKind: 'cccd' }).filter(({ type }) => type === 'group');
    expect(parts).toMatchObject([
      { when: 'Căn cước', live: true, shown: true },
      { when: 'Hộ chiếu', live: true, shown: false },
    ]);
    const patch = readPosted(household, { page: 'people', answers: { kind: 'alone' }, today: TODAY }, [
      ['/proofKind', 'passport'],
      ['/proof/passport', 'C1234567'],
    ]);
    expect(patch).toEqual({ proofKind: 'passport', proof: { passport: 'C1234567' } });
  });

  test('is said by the name of what was chosen, in the language of the form', () => {
    const english = localiseForm(household, 'en');
    const said = summaryOf(english, { kind: 'alone', proofKind: 'cccd' }, { words: (key) => key }).flatMap(({ rows }) => rows);
    expect(said.find(({ path }) => path === '/proofKind')?.value).toBe('Identity card');
  });

  test('a form is written out once, and one without such groups stays as it is', () => {
    expect(plainForm(household)).toBe(plainForm(household));
    expect(plainForm(plainForm(household))).toBe(plainForm(household));
    const plain: Form = { schema: {}, ui: { type: 'Categorization', elements: [] } };
    expect(plainForm(plain)).toBe(plain);
  });

  test('stands under its own rule, and inside of rows', () => {
    const form = inRow();
    expect(formProblems(form)).toEqual([]);
    const at = (answers: object) =>
      visibleControls(form, { list: { aaaaaa: answers } }).map(({ path }) => path.replace('/list/aaaaaa', ''));
    expect(at({ kind: 'a' })).toEqual(['/list', '/kind', '/a']);
    expect(at({ kind: 'b', a: 'x' })).toEqual(['/list', '/kind']);
    expect(choicesOf(visibleControls(form, { list: { aaaaaa: {} } })[1]?.schema ?? {})).toHaveLength(2);
  });

  test.each([
    ['choice.empty', (form: string) => JSON.stringify(JSON.parse(form), (key, value: unknown) => (key === 'alternatives' ? [] : value))],
    ['control.no-schema', (form: string) => form.replaceAll('"scope":"#/properties/proofKind"', '"scope":"#/properties/elsewhere"')],
    ['choice.repeated', (form: string) => form.replace('"const":"passport"', '"const":"cccd"')],
  ])('badly made it has the problem %s', (code, change) => {
    const changed = change(JSON.stringify(household));
    expect(changed).not.toBe(JSON.stringify(household));
    expect(formProblems(JSON.parse(changed) as Form).map((problem) => problem.code)).toContain(code);
  });
});

function inRow(): Form {
  const row = { type: 'object', properties: { kind: { type: 'string' }, a: { type: 'string' } }, additionalProperties: false };
  return {
    schema: { type: 'object', properties: { list: { type: 'object', additionalProperties: row } }, additionalProperties: false },
    ui: {
      type: 'Categorization',
      elements: [
        {
          type: 'Category',
          id: 'only',
          label: 'Only',
          elements: [
            {
              type: 'Control',
              scope: '#/properties/list',
              label: 'List',
              options: {
                widget: 'rows',
                rowLabel: 'Row',
                addLabel: 'Add',
                detail: [
                  {
                    type: 'OneOf',
                    label: 'Kind',
                    scope: '#/properties/kind',
                    alternatives: [
                      {
                        const: 'a',
                        label: 'A',
                        elements: [{ type: 'Control', scope: '#/properties/a', label: 'A', options: { widget: 'text' } }],
                      },
                      { const: 'b', label: 'B', elements: [] },
                    ],
                  },
                ],
              },
            },
          ],
        },
      ],
    },
  };
}
