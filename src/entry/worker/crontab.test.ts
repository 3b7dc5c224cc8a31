import { parseCrontab } from 'graphile-worker';
import { expect, test } from 'vitest';
import { crontab, SCHEDULE } from './crontab.ts';

test('the worker reads every line of the schedule', () => {
  const read = parseCrontab(crontab());
  expect(read.map(({ task }) => task)).toEqual(SCHEDULE.map(({ task }) => task));
  expect(new Set(read.map(({ options }) => options.jobKey)).size).toBe(SCHEDULE.length);
});
