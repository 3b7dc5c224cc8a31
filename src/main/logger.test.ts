import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hidePersonal } from './logger.ts';

test.each([
  ['duplicate key (cccd)=(096085000001)', 'duplicate key (cccd)=([hidden])'],
  ['to 0900000001 failed', 'to [hidden] failed'],
  ['to +84900000001 failed', 'to [hidden] failed'],
  ['code 482913 was wrong', 'code [hidden] was wrong'],
])('%s is told as %s', (text, told) => {
  expect(hidePersonal(text)).toBe(told);
});

test('identifiers and dossier codes stay readable', () => {
  const text = 'dossier 019a1b2c-3d4e-7f00-8000-123456789abc of 1.003650';
  expect(hidePersonal(text)).toBe(text);
});

test('a log without room costs lines, not the program', () => {
  const noRoom = openSync('/dev/full', 'w');
  const program = `
    const { createLogger } = await import('./src/main/logger.ts');
    const logger = createLogger('info');
    for (let line = 0; line < 20_000; line += 1) logger.info({ line }, 'a line of some length, again and again');
    await new Promise((done) => setTimeout(done, 200));
    logger.error('one more');
    console.log('lives');
    process.exit(0);`;
  const ended = spawnSync(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', noRoom], timeout: 20_000 });
  closeSync(noRoom);
  expect([ended.status, ended.stdout.toString().trim()]).toEqual([0, 'lives']);
});
