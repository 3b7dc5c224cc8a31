import { expect, test } from 'vitest';
import { due } from './due.ts';

async function ask(...args: string[]): Promise<{ exit: number; said: string; failed: string }> {
  const said: string[] = [];
  const failed: string[] = [];
  const exit = await due(args, { print: (line) => said.push(line), fail: (line) => failed.push(line) });
  return { exit, said: said.join('\n'), failed: failed.join('\n') };
}

test.each([
  ['2026-08-10T10:00', '3 working days', '2026-08-13T10:00:00+07:00'],
  ['2026-08-10T09:00', '3,5 working days', '2026-08-13T15:00:00+07:00'],
  ['2026-08-10T09:00', '3.5 working days', '2026-08-13T15:00:00+07:00'],
  ['2026-08-10T11:30', '8 working hours', '2026-08-11T11:00:00+07:00'],
  ['2026-08-10T10:00', '10 days', '2026-08-20T10:00:00+07:00'],
  ['2026-11-23T03:00Z', '1 working day', '2026-11-25T10:00:00+07:00'],
  ['2026-08-10T10:00:30+07:00', '1 working day', '2026-08-11T10:00:30+07:00'],
])('received %s with %s is due %s', async (received, limit, on) => {
  expect(await ask('--received', received, '--limit', limit)).toEqual({ exit: 0, said: on, failed: '' });
});

test('an agency works by its own hours', async () => {
  const asked = ['--received', '2026-08-14T10:00', '--limit', '1 working day'];
  expect((await ask(...asked, '--agency', 'H12.06.27')).said).toBe('2026-08-17T10:00:00+07:00');
  expect((await ask(...asked, '--agency=H12.90')).said).toBe('2026-08-15T10:00:00+07:00');
});

test.each([
  ['no moment', ['--limit', '1 working day'], '--received'],
  ['no limit', ['--received', '2026-08-10T10:00'], '--limit'],
  ['a day that does not exist', ['--received', '2026-02-30T10:00', '--limit', '1 working day'], '2026-02-30T10:00'],
  ['an hour that does not exist', ['--received', '2026-08-10T25:00', '--limit', '1 working day'], '2026-08-10T25:00'],
  ['a day without a time', ['--received', '2026-08-10', '--limit', '1 working day'], '2026-08-10'],
  ['a limit in weeks', ['--received', '2026-08-10T10:00', '--limit', '3 weeks'], '3 weeks'],
  ['a negative limit', ['--received', '2026-08-10T10:00', '--limit=-1 days'], '-1 days'],
  ['an agency nobody declared', ['--received', '2026-08-10T10:00', '--limit', '1 day', '--agency', 'H99'], 'H99'],
  ['an option nobody knows', ['--when', 'now'], '--when'],
  ['a word too many', ['now'], 'now'],
])('%s is answered by a sentence that names it', async (_, args, named) => {
  const { exit, said, failed } = await ask(...args);
  expect({ exit, said }).toEqual({ exit: 1, said: '' });
  expect(failed).toContain(named);
});

test('beyond the calendar it says so and answers 2', async () => {
  const { exit, said, failed } = await ask('--received', '2027-12-30T10:00', '--limit', '3 working days');
  expect({ exit, said }).toEqual({ exit: 2, said: '' });
  expect(failed).toContain('2028');
});
