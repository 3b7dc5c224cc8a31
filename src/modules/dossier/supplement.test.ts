import { describe, expect, test } from 'vitest';
import type { Form } from '#modules/form';
import { beyondAsked, following } from './supplement.ts';

const text = { type: 'string', maxLength: 100 };
const form: Form = {
  schema: { type: 'object', properties: { how: text, where: text, name: text, papers: { type: 'object', properties: { map: {} } } } },
  ui: {
    type: 'Categorization',
    elements: [
      {
        type: 'Category',
        id: 'delivery',
        label: 'Delivery',
        elements: [
          { type: 'Control', scope: '#/properties/how', label: 'How', options: { widget: 'text' } },
          { type: 'Control', scope: '#/properties/where', label: 'Where', rule: byPost(), options: { widget: 'text' } },
          {
            type: 'Control',
            scope: '#/properties/papers/properties/map',
            label: 'Map',
            rule: byPost(),
            options: { widget: 'paper', paper: { component: 'map', originals: 1, copies: 0, supply: 'upload' } },
          },
          { type: 'Control', scope: '#/properties/name', label: 'Name', options: { widget: 'text' } },
        ],
      },
    ],
  },
};

function byPost() {
  return { effect: 'SHOW', condition: { scope: '#/properties/how', schema: { const: 'post' } } } as const;
}

describe('what follows from an answer that was asked for', () => {
  const given = { before: { how: 'counter', name: 'An' }, after: { how: 'post', where: 'Home', name: 'An' }, components: ['map'] };

  test('is asked for with it, questions and papers alike, in both directions', () => {
    expect(following(form, given)).toEqual([{ path: '/where' }, { component: 'map' }]);
    expect(following(form, { before: given.after, after: given.before })).toEqual([{ path: '/where' }, { component: 'map' }]);
  });

  test('goes not beyond what was asked; anything else does', () => {
    const asked = [{ path: '/how' }, ...following(form, given)];
    expect(beyondAsked(asked, given)).toEqual({ components: [], paths: [] });
    expect(beyondAsked(asked, { ...given, after: { ...given.after, name: 'Binh' } }).paths).toEqual(['/name']);
  });
});

describe('rows of a list', () => {
  const list: Form = {
    schema: {
      type: 'object',
      properties: {
        members: {
          type: 'object',
          additionalProperties: { type: 'object', properties: { name: text, isChild: { type: 'boolean' }, school: text } },
        },
      },
    },
    ui: {
      type: 'Categorization',
      elements: [{ type: 'Category', id: 'only', label: 'Only', elements: [members()] }],
    },
  };
  const before = { members: { aaaaaa: { name: 'An', isChild: false } } };

  test('that come or go follow from no answer: only whoever asked for the list asked for them', () => {
    const after = { members: { ...before.members, bbbbbb: { name: 'Bé' } } };
    expect(following(list, { before, after })).toEqual([]);
    expect(beyondAsked([{ path: '/members/aaaaaa' }], { before, after, components: [] }).paths).toEqual(['/members/bbbbbb/name']);
    expect(beyondAsked([{ path: '/members' }], { before, after, components: [] }).paths).toEqual([]);
  });

  test('an answer in a row calls up what follows in that row', () => {
    const after = { members: { aaaaaa: { name: 'An', isChild: true, school: 'Trường Thử' } } };
    expect(following(list, { before, after })).toEqual([{ path: '/members/aaaaaa/school' }]);
  });
});

function members(): Form['ui']['elements'][number]['elements'][number] {
  const rule = { effect: 'SHOW', condition: { scope: '#/properties/isChild', schema: { const: true } } } as const;
  return {
    type: 'Control',
    scope: '#/properties/members',
    label: 'Members',
    options: {
      widget: 'rows',
      rowLabel: 'Member',
      addLabel: 'Add',
      detail: [
        { type: 'Control', scope: '#/properties/name', label: 'Name', options: { widget: 'name' } },
        { type: 'Control', scope: '#/properties/isChild', label: 'Child', options: { widget: 'yesNo' } },
        { type: 'Control', scope: '#/properties/school', label: 'School', rule, options: { widget: 'text' } },
      ],
    },
  };
}
