import { expect, test } from 'vitest';
import { world, type WorldAsked } from './world.ts';

/** Runs the command with a loader that only listens. */
async function ask(args: string, mode: 'demo' | 'production' = 'demo') {
  const asked: WorldAsked[] = [];
  const said: string[] = [];
  const load = (one: WorldAsked) => {
    asked.push(one);
    return Promise.resolve({ done: 'whole' });
  };
  const tell = (line: string): void => void said.push(line);
  const answer = await world(args.split(' '), { mode, load, print: tell, fail: tell });
  return { answer, asked, said };
}

test('a world ends with the day that is named, by the clock here', async () => {
  const { answer, asked } = await ask('load --dossiers 500 --seed 7');
  expect(answer).toBe(0);
  expect(asked).toEqual([{ seed: '7', dossiers: 500, years: 3, until: null }]);
  const named = await ask('load --dossiers 500 --seed 7 --years 1 --until 2026-06-01');
  expect(named.asked[0]).toMatchObject({ years: 1, until: Date.parse('2026-05-31T17:00:00Z') });
});

test.each([
  '',
  'load',
  'load --dossiers 0',
  'load --dossiers 1.5',
  'load --dossiers 10 --years 4',
  'load --dossiers 10 --until soon',
  'make --dossiers 10',
])('what cannot be read is refused with the usage: %s', async (args) => {
  const { answer, asked, said } = await ask(args);
  expect([answer, asked]).toEqual([1, []]);
  expect(said[0]).toContain('motcua world load --dossiers N');
});

test('nothing invented goes into a production', async () => {
  const { answer, asked, said } = await ask('load --dossiers 500', 'production');
  expect([answer, asked]).toEqual([1, []]);
  expect(said[0]).toContain('production');
});
