import { describe, expect, test } from 'vitest';
import { household } from './household.fixture.ts';
import { formProblems, type Form } from './index.ts';

describe('a form whose list is badly made', () => {
  const inner = { type: 'Control', scope: '#/properties/fullName', label: 'Tên', options: { widget: 'name' } };

  test.each([
    ['rows.no-label', list((options) => delete options.rowLabel)],
    ['rows.no-rows', list((_, schema) => (schema.additionalProperties = false))],
    ['rows.no-rows', list((options) => (options.detail = []))],
    ['rows.size', list((_, schema) => (schema.maxProperties = 5000))],
    ['rows.size', list((_, schema) => (schema.minProperties = 9))],
    ['control.no-schema', list((options) => (options.detail = [{ ...inner, scope: '#/properties/other' }]))],
    ['control.repeated', list((options) => (options.detail = [inner, inner]))],
    ['rows.in-rows', list((options) => (options.detail = [inner, { ...inner, scope: '#/properties/cccd', options: { widget: 'rows' } }]))],
    [
      'rows.paper',
      list(
        (options) =>
          (options.detail = [inner, { ...inner, scope: '#/properties/cccd', options: { widget: 'paper', paper: { component: 'a' } } }]),
      ),
    ],
    [
      'rule.looks-ahead',
      list((options) => {
        const rule = { effect: 'SHOW', condition: { scope: '#/properties/kind', schema: {} } };
        options.detail = [inner, { ...inner, scope: '#/properties/cccd', rule }];
      }),
    ],
    [
      'required.may-hide',
      list((options) => {
        const rule = { effect: 'SHOW', condition: { scope: '#/form/properties/kind', schema: {} } };
        options.detail = [
          { ...inner, scope: '#/properties/cccd' },
          { ...inner, rule },
        ];
      }),
    ],
    [
      'rows.may-ask-nothing',
      list((options) => {
        const rule = { effect: 'SHOW', condition: { scope: '#/form/properties/kind', schema: {} } };
        options.detail = [{ ...inner, scope: '#/properties/cccd', rule }];
      }),
    ],
  ])('has the problem %s', (code, form) => {
    expect(formProblems(form).map((problem) => problem.code)).toContain(code);
  });

  test('looks from outside into no row', () => {
    const form = JSON.parse(JSON.stringify(household)) as { ui: Form['ui'] } & Form;
    const outside = {
      type: 'Label',
      text: 'x',
      rule: { effect: 'SHOW', condition: { scope: '#/properties/members/properties/a', schema: {} } },
    };
    (form.ui.elements[1]?.elements as unknown[]).push(outside);
    expect(formProblems(form)).toEqual([{ code: 'rule.looks-ahead', where: 'people/members/a' }]);
  });
});

function list(change: (options: Record<string, unknown>, schema: Record<string, unknown>) => void): Form {
  const form = JSON.parse(JSON.stringify(household)) as Form;
  const control = form.ui.elements[1]?.elements[0] as unknown as { options: Record<string, unknown> };
  change(control.options, form.schema.properties?.members as unknown as Record<string, unknown>);
  return form;
}
