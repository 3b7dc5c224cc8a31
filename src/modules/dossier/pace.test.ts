import { expect, test } from 'vitest';
import { WorkingCalendar } from '#modules/calendar/server';
import { expectOk } from '#kernel/result';
import type { DossierFact, FactData } from './fact.ts';
import { workedMinutes } from './pace.ts';

const NOTE = { id: '019aa000-0000-7000-8000-000000000000', hash: 'a'.repeat(64) };
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
  [{ on: '2026-01-01', kind: 'holiday', name: 'Invented', status: 'official' }],
);
const RECEIVED: FactData = {
  type: 'received',
  data: { code: 'X', limit: { amount: 5, unit: 'working-day' }, afterSupplement: 'restart', notCounted: [], dueAt: null },
};
const ISSUED = { type: 'issued', data: { number: '1', paper: null } } as unknown as FactData;
const ASKED = {
  type: 'supplement-asked',
  data: { stage: 'appraisal', defects: [], note: NOTE, answerBy: '2026-12-01T00:00:00Z' },
} as unknown as FactData;
const SUPPLEMENTED = { type: 'supplemented', data: {} } as unknown as FactData;

function facts(...all: [string, FactData][]): DossierFact[] {
  return all.map(([when, fact], index) => ({
    ...fact,
    id: NOTE.id,
    seq: index + 1,
    at: Temporal.Instant.from(`${when}+07:00`).toString(),
    by: { kind: 'system', id: null, role: null, agencyId: null },
  }));
}

test('from reception to the result, nights and weekends left out', () => {
  const all = facts(['2026-08-14T16:00', RECEIVED], ['2026-08-17T08:30', ISSUED]);
  expect(expectOk(workedMinutes(all, calendar))).toBe(60 + 90);
});

test('the time the office waited for the applicant is not the office’s', () => {
  const all = facts(
    ['2026-08-10T08:00', RECEIVED],
    ['2026-08-10T09:00', ASKED],
    ['2026-08-20T09:00', SUPPLEMENTED],
    ['2026-08-20T10:00', ISSUED],
  );
  expect(expectOk(workedMinutes(all, calendar))).toBe(120);
});

test('what has not ended, or was never received, took no time yet', () => {
  expect(expectOk(workedMinutes(facts(['2026-08-10T08:00', RECEIVED]), calendar))).toBeNull();
  expect(expectOk(workedMinutes([], calendar))).toBeNull();
});
