import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { filesBelow, read } from '../checks/files.ts';

/** Rows of the glossary as their cells: Vietnamese, English, in code, never say, note. */
const rows = readFileSync('GLOSSARY.md', 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => cells.length === 7 && !/^(Vietnamese|-+)$/.test(cells[1] ?? ''));

test('every name the glossary gives is a name in the code, unless it says that nothing is built', () => {
  const code = ['src', 'packs', 'messages', 'database/migrations', 'sandbox']
    .flatMap((room) => filesBelow(room, ['.ts', '.svelte', '.json', '.sql']))
    .map((path) => `${path}\n${read(path)}`)
    .join('\n');
  const astray = rows
    .filter(([, , , , , note = '']) => !note.includes('not built yet'))
    .flatMap(([, vietnamese = '', , names = '']) =>
      [...names.matchAll(/`([\w./-]+)`/g)].map(([, name = '']) => ({ vietnamese, name })).filter(({ name }) => !code.includes(name)),
    );
  expect(rows.length).toBeGreaterThan(100);
  expect(astray).toEqual([]);
});

test('no word of a screen stands twice in the glossary', () => {
  const said = rows.flatMap(([, vietnamese = '']) => (vietnamese === '–' ? [] : [vietnamese]));
  expect(said.filter((word, at) => said.indexOf(word) !== at)).toEqual([]);
});
