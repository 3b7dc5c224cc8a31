import { expect, test } from 'vitest';
import { ringAt } from './quiet-hours.ts';

const NIGHT = { from: 22, until: 6 };

test.each([
  ['2026-11-23T21:59:59+07:00', '2026-11-23T21:59:59+07:00'],
  ['2026-11-23T22:00:00+07:00', '2026-11-24T06:05:00+07:00'],
  ['2026-11-24T00:30:00+07:00', '2026-11-24T06:05:00+07:00'],
  ['2026-11-24T05:59:00+07:00', '2026-11-24T06:05:00+07:00'],
  ['2026-11-24T06:00:00+07:00', '2026-11-24T06:00:00+07:00'],
  ['2026-12-31T23:00:00+07:00', '2027-01-01T06:05:00+07:00'],
])('what comes up at %s rings at %s', (now, at) => {
  expect(ringAt(Temporal.Instant.from(now), NIGHT).toString()).toBe(Temporal.Instant.from(at).toString());
  expect(ringAt(Temporal.Instant.from(now), null).toString()).toBe(Temporal.Instant.from(now).toString());
});
