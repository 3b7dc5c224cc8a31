import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Where drafts, dossiers and notices of a principal are changed. */
const PAGES = 'src/routes/(citizen)/{nop-ho-so,ho-so,hop-thu}/**/*.svelte';
/** Files go to the draft they are for, whoever's that is; a refusal comes from there. */
const TO_A_DRAFT = /<form[^>]*action="\/uploads\//;

test('every form on a principal’s pages says for whom it was opened', () => {
  const forms = globSync(PAGES).flatMap((path) =>
    readFileSync(path, 'utf8')
      .split(/(?=<form\b)/)
      .slice(1)
      .map((text) => ({ path, text: text.split('</form>')[0] ?? '' })),
  );
  const changing = forms.filter(({ text }) => /method="POST"/i.test(text) && !TO_A_DRAFT.test(text));
  expect(changing.length).toBeGreaterThan(8);
  const silent = changing.filter(({ text }) => !/<PrincipalField|name="principal"|principal/.test(text));
  expect(silent.map(({ path, text }) => `${path}: ${text.slice(0, 80)}`)).toEqual([]);
});
