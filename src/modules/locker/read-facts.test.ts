import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFacts, type Statement } from './read-facts.ts';

function said(value: unknown, more: Partial<Statement> = {}): Statement {
  return {
    meaning: 'person.phone',
    value,
    label: 'Phone',
    told: String(value),
    dossierId: 'd',
    number: 'MC-1',
    givenAt: '2026-11-01T03:00:00Z',
    confirmedAt: null,
    ...more,
  };
}

test('the latest word holds, and what was said otherwise stays beside it, each once', () => {
  const [fact] = readFacts([
    said('0900000001'),
    said('0900000002', { givenAt: '2026-11-03T03:00:00Z' }),
    said('0900000001', { givenAt: '2026-11-02T03:00:00Z' }),
  ]);
  expect(fact).toMatchObject({
    holds: { value: '0900000002' },
    times: 3,
    otherwise: [{ value: '0900000001', givenAt: '2026-11-02T03:00:00Z' }],
  });
});

test('what an office found right holds before a later word nobody looked at', () => {
  const [fact] = readFacts([said('A', { confirmedAt: '2026-11-01T09:00:00Z' }), said('B', { givenAt: '2026-11-05T03:00:00Z' })]);
  expect(fact?.holds.value).toBe('A');
  expect(fact?.otherwise.map(({ value }) => value)).toEqual(['B']);
});

test('capitals, spaces and the order of parts are no difference', () => {
  expect(readFacts([said('Nguyễn Văn An'), said(' nguyễn  văn AN ')])[0]?.otherwise).toEqual([]);
  expect(readFacts([said({ unitCode: '1', detail: 'Ấp A' }), said({ detail: 'ấp a', unitCode: '1' })])[0]?.otherwise).toEqual([]);
});

test('nothing said is lost: every value holds or stands beside, under its own meaning', () => {
  const statement = fc
    .tuple(fc.constantFrom('person.phone', 'person.email'), fc.constantFrom('a', 'b', 'c'), fc.nat({ max: 9 }), fc.boolean())
    .map(([meaning, value, day, confirmed]) =>
      said(value, { meaning, givenAt: `2026-11-1${day}T03:00:00Z`, confirmedAt: confirmed ? '2026-11-21T00:00:00Z' : null }),
    );
  fc.assert(
    fc.property(fc.array(statement), (statements) => {
      for (const { meaning, holds, otherwise, times } of readFacts(statements)) {
        const own = statements.filter((one) => one.meaning === meaning);
        expect(times).toBe(own.length);
        expect(new Set([holds, ...otherwise].map(({ value }) => value))).toEqual(new Set(own.map(({ value }) => value)));
      }
    }),
  );
});
