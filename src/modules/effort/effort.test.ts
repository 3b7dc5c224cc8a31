import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DossierFact } from '#modules/dossier';
import type { Form } from '#modules/form';
import { countAsked, isAskedAgain, onceOnlyShare, tripsAvoided, type AskedItem } from './index.ts';
import { askedIn } from './measured.ts';

const FORM = JSON.parse(readFileSync('packs/ca-mau/forms/1.003650.json', 'utf8')) as Form;
const ANSWERS = {
  filing: { as: 'self' },
  applicant: { fullName: 'Nguyễn Văn An', phone: '0900000281', address: { unitCode: '32248', detail: 'Ấp 1' } },
  vessel: { name: 'Hòa Bình', homePort: 'Sông Đốc' },
  declaration: { true: true },
};
const HELD = new Map<string, unknown>([
  ['person.fullName', 'Nguyễn Văn An'],
  ['person.address', { detail: 'Ấp 1', unitCode: '32248' }],
  ['vessel.homePort', 'Cái Đôi Vàm'],
]);

function asked(more: Partial<Parameters<typeof askedIn>[0]> = {}): readonly AskedItem[] {
  return askedIn({ form: FORM, answers: ANSWERS, laidIn: {}, heldFacts: HELD, papers: [], ...more });
}

test('what an office held and somebody typed all the same was asked again; what they said otherwise was not known', () => {
  expect(asked().flatMap((one) => (isAskedAgain(one) ? one.item : []))).toEqual(['person.fullName', 'person.address']);
  expect(countAsked(asked(), 'field')).toEqual({ asked: 6, laidIn: 0, held: 2, again: 2 });
});

test('what stood there already was not asked again, unless it had to be changed', () => {
  const laidIn = { applicant: ANSWERS.applicant, vessel: { homePort: 'Cái Đôi Vàm' } };
  const items = asked({ laidIn });
  expect(countAsked(items, 'field')).toEqual({ asked: 6, laidIn: 3, held: 3, again: 0 });
  expect(items.find(({ item }) => item === 'vessel.homePort')).toMatchObject({ laidIn: false, held: false });
});

test('of a filing that nobody filled in on our pages no question is judged', () => {
  const papers = [{ component: 'a', name: 'A', fromLocker: false, held: true }];
  const items = asked({ laidIn: null, papers });
  expect([countAsked(items, 'field').asked, countAsked(items, 'paper').again]).toEqual([0, 1]);
});

test('no count is larger than what holds it, and the share lies between none and all', () => {
  const item = fc.record({
    kind: fc.constantFrom('field', 'paper'),
    item: fc.option(fc.constantFrom('a', 'b')),
    label: fc.constant(''),
    laidIn: fc.boolean(),
    held: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(item), (items) => {
      const [fields, papers] = [countAsked(items, 'field'), countAsked(items, 'paper')];
      for (const { asked: all, laidIn, held, again } of [fields, papers]) {
        expect(again + laidIn).toBe(held);
        expect(held).toBeLessThanOrEqual(all);
      }
      const share = onceOnlyShare(fields, papers);
      if (items.length === 0) expect(share).toBeNull();
      else expect(share).toBe(items.filter(isAskedAgain).length / items.length);
    }),
  );
});

test.each([
  ['filed online by whoever it belongs to', [fact('filed', 'citizen', { channel: 'online' })], 1],
  ['filed at a counter', [fact('filed', 'officer', { channel: 'direct' })], 0],
  [
    'asked for more, answered online, sent by post',
    [
      fact('filed', 'citizen', { channel: 'online' }),
      fact('supplemented', 'citizen', {}),
      fact('handed-over', 'officer', { channel: 'post' }),
    ],
    3,
  ],
  [
    'answered for them at a counter and handed out there',
    [
      fact('filed', 'citizen', { channel: 'online' }),
      fact('supplemented', 'officer', {}),
      fact('handed-over', 'officer', { channel: 'counter' }),
    ],
    1,
  ],
])('ways saved by a dossier %s', (_how, facts, ways) => {
  expect(tripsAvoided(facts)).toBe(ways);
});

function fact(type: string, kind: string, data: object): DossierFact {
  return { type, data, by: { kind } } as unknown as DossierFact;
}
