import type { Answers, Form, Issue } from './form.ts';
import { placedControls, type PlacedControl } from './placed.ts';
import { below, isRecord } from './pointer.ts';
import { detailOf, isList, isRowId } from './rows.ts';

/** More are not worth saying, and somebody who sends a thousand is not reading. */
const MOST = 20;

/** Characters of a strange name that are repeated back. */
const LONGEST_PATH = 200;

/** Answers to questions the form does not ask. Silence about them would let somebody believe they were sent. */
export function unknownFields(form: Form, answers: Answers): readonly Issue[] {
  return strangersIn(answers, '', knownFrom(placedControls(form)))
    .slice(0, MOST)
    .map((path) => ({ path: path.slice(0, LONGEST_PATH), code: 'unknown-field' }));
}

/** Paths that are asked for, those around them, and lists with what their rows ask. */
interface Known {
  readonly asked: ReadonlySet<string>;
  readonly around: ReadonlySet<string>;
  readonly lists: ReadonlyMap<string, Known>;
  /** Where these paths begin. */
  readonly from: string;
}

function knownFrom(controls: readonly PlacedControl[], from = ''): Known {
  const asked = new Set<string>();
  const around = new Set<string>();
  const lists = new Map<string, Known>();
  for (const placed of controls) {
    if (isList(placed)) lists.set(placed.path, knownFrom(detailOf(placed)));
    else if (placed.control.options.widget !== 'paper') asked.add(placed.path);
    for (let here = placed.path; here !== ''; here = here.slice(0, here.lastIndexOf('/'))) around.add(here);
  }
  return { asked, around, lists, from };
}

function strangersIn(answers: Readonly<Record<string, unknown>>, path: string, known: Known): string[] {
  return Object.entries(answers).flatMap(([key, value]) => {
    const here = below(path, key);
    const inKnown = here.slice(known.from.length);
    if (known.asked.has(inKnown)) return [];
    const list = known.lists.get(inKnown);
    // A list that is none is said to be malformed.
    if (list) return isRecord(value) ? Object.entries(value).flatMap(([id, row]) => strangersInRow(id, row, { here, list })) : [];
    if (known.around.has(inKnown) && (isRecord(value) || value === null)) return value ? strangersIn(value, here, known) : [];
    return [here];
  });
}

function strangersInRow(id: string, row: unknown, { here, list }: { readonly here: string; readonly list: Known }): string[] {
  const path = below(here, id);
  if (!isRowId(id) || !isRecord(row)) return [path];
  return strangersIn(row, path, { ...list, from: path });
}
