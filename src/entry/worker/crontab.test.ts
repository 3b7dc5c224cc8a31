import { parseCrontab } from 'graphile-worker';
import { expect, test } from 'vitest';
import { FIRST } from '#kernel/jobs';
import { crontab, SCHEDULE } from './crontab.ts';

test('the worker reads every line of the schedule', () => {
  const read = parseCrontab(crontab());
  expect(read.map(({ task }) => task)).toEqual(SCHEDULE.map(({ task }) => task));
  expect(new Set(read.map(({ options }) => options.jobKey)).size).toBe(SCHEDULE.length);
});

test('what comes round every minute does not wait behind what others left', () => {
  const minutely = parseCrontab(crontab()).filter((_read, at) => SCHEDULE[at]?.utc === '* * * * *');
  expect(minutely.map(({ options }) => options.priority)).toEqual([FIRST, FIRST, FIRST]);
});
