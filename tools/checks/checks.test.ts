import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { refusedWords } from '../words/glossary.js';
import { brokenLinks } from './links.ts';
import { runChecks } from './run.ts';
import { wordProblems } from './words.ts';

function aFolder(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'motcua-check-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

test('a link leads to a file, a folder, or a heading that is there', () => {
  const root = aFolder({
    'README.md': '# Hai câu lệnh\n[a](docs/a.md) [b](docs) [c](#hai-câu-lệnh) [d](https://example.org) `[e](nowhere)`',
    'docs/a.md': '# A',
  });
  expect(brokenLinks(root)).toEqual([]);
});

test('a link to nowhere, and to a heading that is not there, is told', () => {
  const root = aFolder({ 'README.md': '[a](gone.md) [b](a.md#part-two)', 'a.md': '# Part one' });
  expect(brokenLinks(root)).toEqual([
    expect.stringContaining('gone.md leads nowhere'),
    expect.stringContaining('a.md#part-two names a heading'),
  ]);
});

test('a document no other leads to is told; leading to oneself is no way in', () => {
  const root = aFolder({ 'README.md': '[a](docs/a.md)', 'docs/a.md': '# A', 'docs/b.md': '# B\n[here](#b) [a](a.md)' });
  expect(brokenLinks(root)).toEqual([expect.stringContaining('b.md: no document leads here')]);
});

test('a sentence nobody says, a key nobody wrote and a refused word are told', () => {
  const root = aFolder({
    'messages/vi/desk.json': JSON.stringify({
      'desk.title': 'Hàng chờ',
      'desk.unsaid': 'Không ai nói',
      'refusal.desk.closed': 'Đã đóng',
      'desk.due': 'Hẹn trả',
    }),
    'messages/en/desk.json': JSON.stringify({
      'desk.title': 'Queue',
      'desk.unsaid': 'Unsaid',
      'refusal.desk.closed': 'Closed',
      'desk.due': 'Deadline',
    }),
    'src/desk.svelte': "{t('desk.title')}{t(`refusal.${code}`)}{t('desk.due')}{t('desk.gone')}",
  });
  expect(wordProblems({ root, refused: { deadline: 'dueAt' } })).toEqual([
    expect.stringContaining('asks for desk.gone'),
    expect.stringContaining('nobody says desk.unsaid'),
    expect.stringContaining('"deadline"'),
  ]);
});

test('bold words of the glossary are refused, plain ones are advice', () => {
  expect(refusedWords('| hẹn trả | due time | `dueAt` | **deadline**, cut-off | note |')).toEqual({
    deadline: 'due time, in code `dueAt`',
  });
});

test('a check that throws has failed, and the others run', async () => {
  const checks = [
    { name: 'bad', says: 'breaks', run: () => Promise.reject(new Error('broken')) },
    { name: 'good', says: 'holds', run: () => Promise.resolve([]) },
  ];
  expect(await runChecks(checks, () => undefined)).toEqual({ passed: 1, failed: 1 });
});
