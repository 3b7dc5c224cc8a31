import type { Answers, Form, Issue } from './form.ts';
import { placedControls } from './placed.ts';
import { below, isRecord } from './pointer.ts';

/** More are not worth saying, and somebody who sends a thousand is not reading. */
const MOST = 20;

/** Characters of a strange name that are repeated back. */
const LONGEST_PATH = 200;

/** Answers to questions the form does not ask. Silence about them would let somebody believe they were sent. */
export function unknownFields(form: Form, answers: Answers): readonly Issue[] {
  const asked = new Set<string>();
  const around = new Set<string>();
  for (const { path, control } of placedControls(form)) {
    if (control.options.widget !== 'paper') asked.add(path);
    for (let here = path; here !== ''; here = here.slice(0, here.lastIndexOf('/'))) around.add(here);
  }
  return strangersIn(answers, '', { asked, around })
    .slice(0, MOST)
    .map((path) => ({ path: path.slice(0, LONGEST_PATH), code: 'unknown-field' }));
}

interface Known {
  readonly asked: ReadonlySet<string>;
  readonly around: ReadonlySet<string>;
}

function strangersIn(answers: Readonly<Record<string, unknown>>, path: string, known: Known): string[] {
  return Object.entries(answers).flatMap(([key, value]) => {
    const here = below(path, key);
    if (known.asked.has(here)) return [];
    if (known.around.has(here) && (isRecord(value) || value === null)) return value ? strangersIn(value, here, known) : [];
    return [here];
  });
}
