import { spawn, type ChildProcess } from 'node:child_process';
import { expect, test, vi } from 'vitest';
import { keepRunning } from './keep-running.ts';
import { endProcess } from './server-process.ts';

function aProcess(): ChildProcess {
  return spawn('sleep', ['600'], { stdio: 'ignore' });
}

test('a process that dies is started again, however often the first tries fail, and ends when it is told to', async () => {
  const first = aProcess();
  const told: string[] = [];
  const begun: ChildProcess[] = [];
  let tries = 0;
  function again(): Promise<ChildProcess> {
    tries += 1;
    if (tries === 1) return Promise.reject(new Error('no space left on device'));
    const child = aProcess();
    begun.push(child);
    return Promise.resolve(child);
  }
  const kept = keepRunning({ first, again, end: endProcess, tell: (message) => told.push(message) });
  first.kill('SIGKILL');
  await vi.waitFor(() => expect(begun).toHaveLength(1), { timeout: 10_000 });
  begun[0]!.kill('SIGKILL');
  await vi.waitFor(() => expect(begun).toHaveLength(2), { timeout: 10_000 });
  expect(told).toEqual([
    'The database ended by itself (SIGKILL); it is started again',
    'The database did not come back yet: no space left on device',
    'The database is back',
    'The database ended by itself (SIGKILL); it is started again',
    'The database is back',
  ]);
  await kept.stop();
  expect(begun[1]!.signalCode).toBe('SIGINT');
  expect(tries).toBe(3);
});
