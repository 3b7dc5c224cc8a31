import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WorkingCalendar } from '#modules/calendar/server';
import { expectOk } from '#kernel/result';
import { clockOf } from './clock.ts';
import type { ClockReading } from './clock.ts';
import type { DossierFact, FactData } from './fact.ts';

const NOTE = { id: '019aa000-0000-7000-8000-000000000000', hash: 'a'.repeat(64) };

/** An office that works 07:00–11:00 and 13:00–17:00 from Monday to Friday, all year. */
const calendar = new WorkingCalendar(
  {
    id: 'invented',
    weekdays: [1, 2, 3, 4, 5],
    hours: [
      ['07:00', '11:00'],
      ['13:00', '17:00'],
    ],
    saturday: null,
  },
  [
    { on: '2026-01-01', kind: 'holiday', name: 'Invented', status: 'official' },
    { on: '2027-01-01', kind: 'holiday', name: 'Invented', status: 'official' },
    { on: '2028-01-01', kind: 'holiday', name: 'Invented', status: 'official' },
  ],
);

function at(local: string): string {
  return Temporal.Instant.from(`${local}+07:00`).toString();
}

function facts(...all: [string, FactData][]): DossierFact[] {
  return all.map(([when, fact], index) => ({
    ...fact,
    id: NOTE.id,
    seq: index + 1,
    at: Number.isNaN(Date.parse(when)) || when.endsWith('Z') ? when : at(when),
    by: { kind: 'system', id: null, role: null, agencyId: null },
  }));
}

function received(more: Partial<Extract<FactData, { type: 'received' }>['data']> = {}): FactData {
  return {
    type: 'received',
    data: { code: 'X', limit: { amount: 5, unit: 'working-day' }, afterSupplement: 'restart', notCounted: [], dueAt: null, ...more },
  };
}

const asked: FactData = {
  type: 'supplement-asked',
  data: { stage: 'appraisal', round: 1, defects: [{ component: 'x', code: 'missing', note: NOTE }], answerBy: at('2026-09-01T00:00') },
};
const askedAtReception: FactData = { ...asked, data: { ...asked.data, stage: 'reception' } };
const supplemented: FactData = { type: 'supplemented', data: { round: 1, answersHash: NOTE.hash, papers: [] } };
const feeDue: FactData = { type: 'fee-due', data: { amount: 1 } };
const feePaid: FactData = { type: 'fee-paid', data: { amount: 1, method: 'cash' } };
const opinionAsked: FactData = { type: 'opinion-asked', data: { agencyId: 'A', note: NOTE } };
const opinionGiven: FactData = { type: 'opinion-given', data: { agencyId: 'A', note: NOTE } };
const issued: FactData = { type: 'issued', data: { number: '1', paper: NOTE.hash } };

function read(...all: [string, FactData][]): ClockReading {
  return expectOk(clockOf(facts(...all), calendar));
}

describe('the clock of a dossier', () => {
  test('starts at reception, not at filing', () => {
    expect(read(['2026-08-03T10:00', askedAtReception], ['2026-08-04T10:00', supplemented]).state).toBe('not-started');
    expect(read(['2026-08-10T10:00', received()])).toMatchObject({ state: 'running', dueAt: at('2026-08-17T10:00') });
  });

  test('stops while a supplement is awaited and starts from zero when it is there', () => {
    const waiting: [string, FactData][] = [
      ['2026-08-10T10:00', received()],
      ['2026-08-12T10:00', asked],
    ];
    expect(read(...waiting)).toMatchObject({ state: 'paused', dueAt: null });
    expect(read(...waiting, ['2026-08-20T09:00', supplemented]).dueAt).toBe(at('2026-08-27T09:00'));
  });

  test('goes on where it stopped for dossiers under the older rule', () => {
    const reading = read(
      ['2026-08-10T10:00', received({ afterSupplement: 'pause' })],
      ['2026-08-12T10:00', asked],
      ['2026-08-20T09:00', supplemented],
    );
    expect(reading.dueAt).toBe(at('2026-08-25T09:00'));
  });

  test('does not count the wait for a fee', () => {
    const reading = read(['2026-08-10T10:00', received()], ['2026-08-11T10:00', feeDue], ['2026-08-19T10:00', feePaid]);
    expect(reading.dueAt).toBe(at('2026-08-25T10:00'));
    expect(reading.intervals).toEqual([
      { from: at('2026-08-10T10:00'), to: at('2026-08-11T10:00'), kind: 'running', because: null },
      { from: at('2026-08-11T10:00'), to: at('2026-08-19T10:00'), kind: 'paused', because: 'fee' },
      { from: at('2026-08-19T10:00'), to: null, kind: 'running', because: null },
    ]);
  });

  test('counts the wait for an opinion unless the procedure says otherwise', () => {
    const walk: [string, FactData][] = [
      ['2026-08-11T10:00', opinionAsked],
      ['2026-08-13T10:00', opinionGiven],
    ];
    expect(read(['2026-08-10T10:00', received()], ...walk).dueAt).toBe(at('2026-08-17T10:00'));
    expect(read(['2026-08-10T10:00', received({ notCounted: ['opinion'] })], ...walk).dueAt).toBe(at('2026-08-19T10:00'));
  });

  test('is overdue for good: a pause afterwards does not make it punctual', () => {
    const reading = read(['2026-08-10T10:00', received()], ['2026-08-18T10:00', feeDue], ['2026-08-19T10:00', feePaid]);
    expect(reading.dueAt).toBe(at('2026-08-17T10:00'));
  });

  test('has no due time where the procedure publishes no limit', () => {
    expect(read(['2026-08-10T10:00', received({ limit: null })])).toMatchObject({ state: 'running', dueAt: null });
  });

  test('ends when the result is issued', () => {
    expect(read(['2026-08-10T10:00', received()], ['2026-08-12T10:00', issued])).toMatchObject({
      state: 'ended',
      intervals: [{ to: at('2026-08-12T10:00') }],
    });
  });

  test('says so when the calendar ends', () => {
    expect(clockOf(facts(['2028-12-29T10:00', received()]), calendar)).toEqual({
      ok: false,
      refusal: { code: 'calendar.ends', year: 2029 },
    });
  });
});

test('an interval log has no hole and no overlap, and no pause brings a due time forward', () => {
  const hours = fc.integer({ min: 1, max: 200 });
  fc.assert(
    fc.property(hours, hours, hours, fc.constantFrom('restart' as const, 'pause' as const), (first, second, third, afterSupplement) => {
      const start = Temporal.Instant.from('2026-08-10T03:00:00Z');
      const times = [0, first, first + second, first + second + third].map((hour) => start.add({ hours: hour }).toString());
      const walk = facts(
        [times[0] ?? '', received({ afterSupplement })],
        [times[1] ?? '', feeDue],
        [times[2] ?? '', feePaid],
        [times[3] ?? '', asked],
        [start.add({ hours: 1000 }).toString(), supplemented],
      );
      const dues = [1, 3, 5].map((length) => expectOk(clockOf(walk.slice(0, length), calendar)).dueAt ?? '');
      expect([...dues].sort()).toEqual(dues);
      const { intervals } = expectOk(clockOf(walk, calendar));
      for (const [index, interval] of intervals.slice(1).entries()) expect(interval.from).toBe(intervals[index]?.to);
    }),
  );
});
