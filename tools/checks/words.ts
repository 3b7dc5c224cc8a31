import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { refusedWords } from '../words/glossary.js';
import { filesBelow, read } from './files.ts';

/** What is said in one language: each key with its sentence and the room it lives in. */
type Said = ReadonlyMap<string, { readonly sentence: string; readonly room: string }>;

/** Sentences nobody says, keys nobody wrote, and words the glossary refuses. */
export function wordProblems({ root = '.', refused = refusedWords() } = {}): string[] {
  const vi = saidIn(join(root, 'messages/vi'));
  const en = saidIn(join(root, 'messages/en'));
  const code = ['src', 'sandbox', 'bin']
    .map((room) => join(root, room))
    .filter((room) => existsSync(room))
    .flatMap((room) => filesBelow(room, ['.ts', '.svelte']))
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => ({ path, text: read(path) }));
  const said = [...code.map(({ text }) => text), ...routesIn(join(root, 'packs'))].join('\n');
  return [...unequal(vi, en), ...unwritten(vi, code), ...unused(vi, said), ...refusedIn(en, refused)];
}

/** Routes name the sentences of their steps. */
function routesIn(packs: string): string[] {
  return existsSync(packs)
    ? filesBelow(packs, ['.json'])
        .filter((path) => path.includes('/routes/'))
        .map(read)
    : [];
}

function saidIn(folder: string): Said {
  return new Map(
    filesBelow(folder, ['.json']).flatMap((room) => {
      const sentences = JSON.parse(read(room)) as Record<string, string>;
      return Object.entries(sentences).map(([key, sentence]) => [key, { sentence, room }] as const);
    }),
  );
}

function unequal(vi: Said, en: Said): string[] {
  return [
    ...[...vi.keys()].filter((key) => !en.has(key)).map((key) => `${key}: not said in English`),
    ...[...en.keys()].filter((key) => !vi.has(key)).map((key) => `${key}: not said in Vietnamese`),
  ];
}

/** Keys asked for in code. TypeScript sees most of them; in a component's markup and behind a cast it does not. */
function unwritten(vi: Said, code: readonly { path: string; text: string }[]): string[] {
  return code.flatMap(({ path, text }) =>
    [...text.matchAll(/\b(?:t|words|say)\(\s*'([a-z][\w-]*(?:\.[\w-]+)+)'/g)]
      .map(([, key = '']) => key)
      .filter((key) => !vi.has(key))
      .map((key) => `${path}: asks for ${key}, which nobody wrote`),
  );
}

/** A key is used when it stands in the code whole, or when its beginning stands before a hole: `refusal.${code}`. */
function unused(vi: Said, code: string): string[] {
  const literals = new Set([...code.matchAll(/['"`]([\w-]+(?:\.[\w-]+)+)['"`]/g)].map(([, text = '']) => text));
  const beginnings = [...new Set([...code.matchAll(/`([\w-]+\.(?:[\w-]+\.)*[\w-]*)\$\{/g)].map(([, text = '']) => text))];
  return [...vi]
    .filter(([key]) => !literals.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)))
    .map(([key, { room }]) => `${room}: nobody says ${key}`);
}

function refusedIn(en: Said, refused: Readonly<Record<string, string>>): string[] {
  return [...en].flatMap(([key, { sentence, room }]) =>
    Object.entries(refused)
      .filter(([never]) => new RegExp(`\\b${never}s?\\b`, 'i').test(sentence))
      .map(([never, say]) => `${room}: ${key} says "${never}"; the glossary says ${say}`),
  );
}
