import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const guide = readFileSync('docs/operations.md', 'utf8');

/** Where settings are read: all in one place, and those of some strangers beside it. */
const settings = readdirSync('src/main')
  .filter((name) => /(?:^|-)config\.ts$/.test(name))
  .map((name) => `src/main/${name}`);

/** The first cells of the rows of a table below a heading, each as the names it says in code. */
function namedBelow(heading: string): string[] {
  const [, section = ''] = guide.split(`\n## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  return [...own.matchAll(/^\| ([^|]*)\|/gm)].flatMap(([, cell = '']) => [...cell.matchAll(/`(\w+)[^`]*`/g)].map(([, name = '']) => name));
}

function keysIn(file: string, pattern: RegExp): string[] {
  return [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, key = '']) => key);
}

test('operators are told every setting there is, and no other', () => {
  expect(namedBelow('Settings').sort()).toEqual(settings.flatMap((file) => keysIn(file, /^ {2}([A-Z_]+): z\b/gm)).sort());
});

test('operators are told every command there is, and no other', () => {
  expect([...new Set(namedBelow('Command line'))].sort()).toEqual(keysIn('src/main/commands.ts', /^ {2}(\w+): async/gm).sort());
});
