import { expect, test } from 'vitest';
import { LifeEvent } from './life-event.ts';

const said = { vi: 'Việc', en: 'Thing' };
const step = { id: 'one', procedure: '1.001193', when: said, text: said };
const event = { slug: 'viec', icon: 'baby', name: said, more: said, lead: said, asked: [], steps: [step] };

test('a life event is readable', () => {
  expect(LifeEvent.safeParse(event).success).toBe(true);
});

test.each([
  ['without a step', { ...event, steps: [] }],
  ['with a step done elsewhere that has no name', { ...event, steps: [{ ...step, procedure: null }] }],
  [
    'with a paper from a later step',
    {
      ...event,
      steps: [
        { ...step, uses: [{ from: 'two', paper: said }] },
        { ...step, id: 'two' },
      ],
    },
  ],
  ['with two steps of one name', { ...event, steps: [step, step] }],
  ['in one language', { ...event, name: { vi: 'Việc' } }],
])('one %s is not', (_how, broken) => {
  expect(LifeEvent.safeParse(broken).success).toBe(false);
});
