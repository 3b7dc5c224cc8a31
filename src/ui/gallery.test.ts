import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = readdirSync(import.meta.dirname);
const INSIDE = ['choice', 'field', 'group', 'grid', 'button-row', 'visually-hidden'];

test('every component that stands by itself is shown in the gallery', () => {
  const components = files
    .filter((name) => name.endsWith('.svelte') && !name.includes('.fixture'))
    .map((name) => name.slice(0, -'.svelte'.length));
  const shown = files.filter((name) => name.endsWith('.examples.ts')).map((name) => name.slice(0, -'.examples.ts'.length));
  expect(components.filter((name) => !shown.includes(name)).sort()).toEqual(INSIDE.sort());
});
