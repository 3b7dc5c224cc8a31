import { expect, test, vi } from 'vitest';
import { spared } from './spared.ts';

const HOW = { slow: 1000, times: 2, pause: 30_000, said: 'left alone' };

/** A stranger whose every answer is told beforehand, under a clock that the test turns. */
function aStranger(answers: readonly ('well' | 'silence' | 'refusal')[]) {
  let now = 0;
  const asked = vi.fn();
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const ask = spared((question: number) => {
    asked(question);
    const answer = answers[asked.mock.calls.length - 1] ?? 'well';
    if (answer === 'silence') now += 5000;
    return answer === 'well' ? Promise.resolve('well') : Promise.reject(new Error(answer));
  }, HOW);
  return {
    ask: () => ask(1).catch((fault: unknown) => (fault as Error).message),
    asked,
    pass: (milliseconds: number) => (now += milliseconds),
  };
}

test('who fell silent twice is left alone for a while, then asked once, and is trusted again when it answers', async () => {
  const { ask, asked, pass } = aStranger(['silence', 'silence', 'silence', 'well', 'well']);
  expect([await ask(), await ask()]).toEqual(['silence', 'silence']);
  expect([await ask(), await ask()]).toEqual(['left alone', 'left alone']);
  expect(asked).toHaveBeenCalledTimes(2);
  pass(30_000);
  expect([await ask(), await ask()]).toEqual(['silence', 'left alone']);
  pass(30_000);
  expect([await ask(), await ask()]).toEqual(['well', 'well']);
});

test('who refuses at once keeps nobody waiting and is asked every time', async () => {
  const { ask, asked } = aStranger(['refusal', 'refusal', 'refusal', 'refusal']);
  for (let time = 0; time < 4; time += 1) expect(await ask()).toBe('refusal');
  expect(asked).toHaveBeenCalledTimes(4);
});

test('one silence among answers is forgotten', async () => {
  const { ask } = aStranger(['silence', 'well', 'silence', 'well']);
  for (const answer of ['silence', 'well', 'silence', 'well']) expect(await ask()).toBe(answer);
});
