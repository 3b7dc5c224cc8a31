import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { unshown } from './asvs.ts';

function aList(...lines: string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'motcua-asvs-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'docs'));
  mkdirSync(join(root, '(a)'));
  writeFileSync(join(root, '(a)', 'b.test.ts'), "test('holds the door', () => {});");
  writeFileSync(join(root, 'docs/asvs.md'), ['# Promises', '', ...lines].join('\n'));
  return root;
}

const HELD = '- [x] **3.1.1** Held. [b.test.ts](<../(a)/b.test.ts>) "holds the door"';

test('a promise that names its test is good, and so is what is not promised', () => {
  expect(unshown(aList(HELD, '- [ ] **3.2.1** Not yet: why.', '- [-] **4.1.1** Not here.'), { 3: 2, 4: 1 })).toEqual([]);
});

test('a promise without a test, with one that is gone, or with a file that is gone is told', () => {
  const root = aList(
    '- [x] **3.1.1** Only words.',
    '- [x] **3.1.2** Gone. [b.test.ts](<../(a)/b.test.ts>) "opens the door"',
    `- [x] **3.1.3** Half. [c.test.ts](../c.test.ts) "holds the door"; [b.test.ts](<../(a)/b.test.ts>) "holds the door"`,
  );
  expect(unshown(root, { 3: 3 })).toEqual([
    expect.stringContaining('3.1.1 is promised without a test'),
    expect.stringContaining('does not have: opens the door'),
    expect.stringContaining('../c.test.ts, which is not there'),
  ]);
});

test('what is left out, stands twice or cannot be read is told', () => {
  expect(unshown(aList(HELD, HELD, '- [y] **3.1.2** Maybe.'), { 3: 1, 4: 1 })).toEqual([
    expect.stringContaining('3.1.1 stands there twice'),
    expect.stringContaining('no such line is understood'),
    expect.stringContaining('chapter 4 has 0 lines'),
  ]);
});

test('our own list is shown', () => {
  expect(unshown()).toEqual([]);
});
