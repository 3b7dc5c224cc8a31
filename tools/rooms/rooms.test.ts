import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { trespasses } from './cruise.ts';
import { MODULES, ROOMS } from './map.ts';
import { rulesOfRunning, rulesOfWriting } from './rules.ts';

const PLANTED = join(import.meta.dirname, 'planted');

/** A planted file says in its first line which rule it breaks; a file that says nothing is innocent. */
function planted(): { file: string; rule: string }[] {
  return readdirSync(PLANTED, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|svelte)$/.test(path))
    .flatMap((file) => {
      const rule = /^(?:\/\/|<!--) breaks: (\S+)/.exec(readFileSync(join(PLANTED, file), 'utf8'))?.[1];
      return rule ? { file, rule } : [];
    });
}

describe('planted violations', async () => {
  const found = await trespasses(PLANTED);

  test.each(planted())('$file is caught by $rule', ({ file, rule }) => {
    expect(found.filter(({ from }) => from === file).map((one) => one.rule)).toContain(rule);
  });

  test('nobody innocent is caught', () => {
    const guilty = new Set(planted().map(({ file, rule }) => `${file} ${rule}`));
    expect(found.map(({ from, rule }) => `${from} ${rule}`).filter((one) => !guilty.has(one))).toEqual([]);
  });

  test('every rule has caught somebody; one arrow stands for all', () => {
    const rules = [...rulesOfWriting(), ...rulesOfRunning([])].map(({ name }) => name?.replace(/^arrow-from-.*/, 'arrow-from-place'));
    expect(new Set(rules)).toEqual(new Set(planted().map(({ rule }) => rule.replace(/^arrow-from-.*/, 'arrow-from-place'))));
  });

  test('the planted tree knows the doors of the project', () => {
    expect(importsOf('.')).toMatchObject(importsOf(PLANTED));
  });
});

test('every arrow of the map points at a module of the map, and none points back', () => {
  const reach = (noun: string): string[] => (MODULES as Record<string, readonly string[]>)[noun]?.flatMap((to) => [to, ...reach(to)]) ?? [];
  for (const [noun, arrows] of Object.entries(MODULES)) {
    for (const to of arrows) expect(Object.keys(MODULES)).toContain(to);
    expect(reach(noun)).not.toContain(noun);
  }
});

test('the picture in ARCHITECTURE.md is the map', () => {
  const drawn = [...readFileSync('ARCHITECTURE.md', 'utf8').matchAll(/^([a-z]+) +-> ([a-z, ]+)$/gm)].map(([, noun = '', known = '']) => [
    noun,
    known === 'nobody' ? [] : known.split(', '),
  ]);
  const { ledger: _, ...others } = MODULES;
  expect(Object.fromEntries(drawn)).toEqual(others);
});

// The service worker has a folder because it has a world of types of its own; SvelteKit finds it there.
const NO_ROOMS = ['test', 'journeys', 'service-worker'];

test('every folder of src is a room, or is none for a reason', () => {
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).filter((name) => !(name in ROOMS) && !NO_ROOMS.includes(name))).toEqual([]);
});

test('every folder of modules is on the map', () => {
  const folders = readdirSync('src/modules', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).filter((name) => !(name in MODULES))).toEqual([]);
});

function importsOf(folder: string): object {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { imports: object }).imports;
}
