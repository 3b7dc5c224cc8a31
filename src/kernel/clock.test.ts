import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inVietnam, yearInVietnam } from './clock.ts';

test('the year of an instant is that of its day here, at every new year too', () => {
  const first = Date.UTC(1976, 0, 1);
  const last = Date.UTC(2150, 0, 1);
  const anywhere = fc.integer({ min: first, max: last });
  const atNewYear = fc
    .tuple(fc.integer({ min: 1976, max: 2149 }), fc.integer({ min: -2, max: 2 }))
    .map(([year, off]) => Date.UTC(year, 0, 1) - 7 * 3_600_000 + off);
  fc.assert(
    fc.property(fc.oneof(anywhere, atNewYear), (milliseconds) => {
      const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds);
      expect(yearInVietnam(instant)).toBe(inVietnam(instant).year);
    }),
    { numRuns: 600 },
  );
});
