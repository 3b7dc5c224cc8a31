import type { Answers, Form } from './form.ts';
import { placedControls, type PlacedControl } from './placed.ts';
import { controlsIn, isList, isRowId, rowAt, rowsOf } from './rows.ts';

const known = new WeakMap<Form, ReadonlyMap<string, PlacedControl>>();

/**
 * The control that asks for an answer at a path, or for the object around it.
 *
 * In a row it is found whether or not there is such a row; with the answers at hand it knows the row's number.
 */
export function controlAt(form: Form, path: string, answers?: Answers): PlacedControl | undefined {
  const found = nearest(byPath(form), path);
  return found && isList(found) && found.path !== path ? (inRows(found, path, answers) ?? found) : found;
}

/** What a form calls the answer at a path: `Thành viên 2 – Họ và tên` in a row; the path itself when it asks for no such thing. */
export function labelAt(form: Form, path: string, answers?: Answers): string {
  const found = controlAt(form, path, answers);
  if (!found) return path;
  // A row as a whole, when it is named.
  const [, id = ''] = isList(found) && path.startsWith(`${found.path}/`) ? path.slice(found.path.length).split('/') : [];
  if (!isRowId(id)) return labelOf(found);
  const row = rowsOf(found, answers ?? {}).find((one) => one.id === id) ?? rowAt(found, id);
  return `${found.control.label} – ${row.label}`;
}

/** A control's own label, behind the name of its row. */
export function labelOf({ control, row }: PlacedControl): string {
  return row ? `${row.label} – ${control.label}` : control.label;
}

/** Controls by their paths; lists without their rows. */
function byPath(form: Form): ReadonlyMap<string, PlacedControl> {
  const before = known.get(form);
  if (before) return before;
  const made = new Map(placedControls(form).map((placed) => [placed.path, placed]));
  known.set(form, made);
  return made;
}

function inRows(list: PlacedControl, path: string, answers: Answers | undefined): PlacedControl | undefined {
  const [id = ''] = path.slice(list.path.length + 1).split('/');
  if (!isRowId(id)) return undefined;
  const row = answers && rowsOf(list, answers).find((one) => one.id === id);
  return nearest(new Map(controlsIn(list, row ?? rowAt(list, id)).map((placed) => [placed.path, placed])), path);
}

function nearest(among: ReadonlyMap<string, PlacedControl>, path: string): PlacedControl | undefined {
  for (let here = path; here !== ''; here = here.slice(0, Math.max(0, here.lastIndexOf('/')))) {
    const found = among.get(here);
    if (found) return found;
  }
  return undefined;
}
