import { expect, test } from 'vitest';
import type { RevisionContent } from '#modules/procedure';
import { standingOf } from './defect-standing.ts';

const ONLINE = { caseId: 'general', channel: 'online' } as const;

/** A procedure as the civil registry has it: a declaration on paper at the counter, a form in its place online. */
function aProcedure(supply: 'e-form' | 'upload'): RevisionContent {
  const paper = (id: string, given: object): object => ({
    ...{ id, code: id, name: id, originals: 1, copies: 0, required: true, caseIds: null, onlyWhen: null },
    ...{ channels: null, paperType: null, formNumber: null, note: null, isNote: false },
    ...given,
  });
  const shown = (component: string, how: string): object => ({
    type: 'Control',
    scope: `#/properties/${component}`,
    label: component,
    options: { widget: 'paper', paper: { component, supply: how, originals: 1, copies: 0 } },
  });
  const question = { type: 'Control', scope: '#/properties/purpose', label: 'Purpose', options: { widget: 'text' } };
  const elements = [question, shown('e-declaration', supply), shown('judgment', 'upload')];
  return {
    components: [
      paper('paper-declaration', { paperType: 'to-khai', channels: ['direct', 'postal'] }),
      paper('e-declaration', { paperType: 'to-khai', channels: ['online'] }),
      paper('judgment', {}),
      paper('identity', { channels: ['direct'] }),
    ],
    form: {
      schema: { type: 'object', properties: { purpose: { type: 'string' } } },
      ui: { type: 'Categorization', elements: [{ type: 'Category', id: 'one', label: 'One', elements }] },
    },
  } as unknown as RevisionContent;
}

test.each([
  [{ path: '/purpose' }, 'known'],
  [{ path: '/shoeSize' }, 'unknown'],
  [{ component: 'judgment' }, 'known'],
  [{ component: 'identity' }, 'unknown'],
  [{ component: 'e-declaration' }, 'in-form'],
  [{ component: 'paper-declaration' }, 'in-form'],
  [{ component: 'passport' }, 'unknown'],
])('online, %j is %s', (place, standing) => {
  expect(standingOf(place, aProcedure('e-form'), ONLINE)).toBe(standing);
});

test('a declaration that is handed in is a paper like any other', () => {
  expect(standingOf({ component: 'e-declaration' }, aProcedure('upload'), ONLINE)).toBe('known');
  expect(standingOf({ component: 'paper-declaration' }, aProcedure('upload'), ONLINE)).toBe('unknown');
});

test('a row is known when it was handed in', () => {
  const asked = { type: 'Control', scope: '#/properties/name', label: 'Name', options: { widget: 'name' } };
  const options = { widget: 'rows', rowLabel: 'Member', addLabel: 'Add', detail: [asked] };
  const list = { type: 'Control', scope: '#/properties/members', label: 'Members', options };
  const row = { type: 'object', properties: { name: { type: 'string' } } };
  const content = {
    components: [],
    form: {
      schema: { type: 'object', properties: { members: { type: 'object', additionalProperties: row } } },
      ui: { type: 'Categorization', elements: [{ type: 'Category', id: 'one', label: 'One', elements: [list] }] },
    },
  } as unknown as RevisionContent;
  const dossier = { ...ONLINE, answers: { members: { aaaaaa: { name: 'An' } } } };
  const standings = [
    '/members',
    '/members/aaaaaa',
    '/members/aaaaaa/name',
    '/members/bbbbbb',
    '/members/bbbbbb/name',
    '/members/aaaaaa/x',
  ].map((path) => standingOf({ path }, content, dossier));
  expect(standings).toEqual(['known', 'known', 'known', 'unknown', 'unknown', 'unknown']);
});
