import { expect, test } from 'vitest';
import { contentOf, type ContentNeeds } from './content.ts';
import { differenceBetween } from './difference.ts';
import { aChannel, aComponent, aRecord, PROVINCE } from './procedure.fixture.ts';
import { bindsOpenDossiers, type RevisionChange } from './revision-change.ts';

const SAME_FORM: ContentNeeds = { ...PROVINCE, makeForm: () => ({ schema: {}, ui: { type: 'Categorization', elements: [] } }) };
const DRAWING = { code: 'G99-KQ000002', name: 'Bản vẽ đèn', required: false };

test.each<{ change: string; before?: object; after: object; kinds: RevisionChange['kind'][]; binds: boolean }>([
  { change: 'nothing', after: {}, kinds: [], binds: true },
  { change: 'another name', after: { name: 'Thả đèn trời' }, kinds: ['record-changed'], binds: true },
  {
    change: 'a longer limit',
    after: { channels: [aChannel({ timeLimit: { value: 5, unit: 'working_day' } })] },
    kinds: ['limit-changed'],
    binds: false,
  },
  { change: 'a fee that became known', before: { channels: [aChannel({ fee: null })] }, after: {}, kinds: ['fee-changed'], binds: false },
  {
    change: 'a zero fee that became null',
    before: { channels: [aChannel({ fee: { amount: 0 } })] },
    after: { channels: [aChannel({ fee: null })] },
    kinds: ['record-changed'],
    binds: true,
  },
  { change: 'one more channel', after: { channels: [aChannel(), aChannel({ channel: 'postal' })] }, kinds: ['channel-added'], binds: true },
  {
    change: 'one channel less',
    before: { channels: [aChannel(), aChannel({ channel: 'postal' })] },
    after: {},
    kinds: ['channel-removed'],
    binds: false,
  },
  { change: 'an optional paper more', after: { components: [aComponent(), aComponent(DRAWING)] }, kinds: ['component-added'], binds: true },
  {
    change: 'a mandatory paper more',
    after: { components: [aComponent(), aComponent({ ...DRAWING, required: true })] },
    kinds: ['component-added'],
    binds: false,
  },
  {
    change: 'a paper less',
    before: { components: [aComponent(), aComponent(DRAWING)] },
    after: {},
    kinds: ['component-removed'],
    binds: true,
  },
  {
    change: 'a reworded paper',
    after: { components: [aComponent({ name: 'Tờ khai thả đèn trời' })] },
    kinds: ['label-reworded'],
    binds: true,
  },
  {
    change: 'a paper no longer asked for by force',
    after: { components: [aComponent({ required: false })] },
    kinds: ['made-optional'],
    binds: true,
  },
  {
    change: 'a paper of another type',
    after: { components: [aComponent({ docType: 'to-khai' })] },
    kinds: ['paper-type-changed'],
    binds: false,
  },
])('$change', ({ before = {}, after, kinds, binds }) => {
  const former = contentOf(aRecord(before), [], SAME_FORM);
  const next = contentOf(aRecord(after), former.components, SAME_FORM);
  const changes = differenceBetween(former, next);
  expect(changes.map(({ kind }) => kind)).toEqual(kinds);
  expect(changes.every(bindsOpenDossiers)).toBe(binds);
});

test('choices may grow under open dossiers, never shrink', () => {
  expect(bindsOpenDossiers({ kind: 'choices-changed', id: 'x', added: ['a'], removed: [] })).toBe(true);
  expect(bindsOpenDossiers({ kind: 'choices-changed', id: 'x', added: [], removed: ['a'] })).toBe(false);
});
