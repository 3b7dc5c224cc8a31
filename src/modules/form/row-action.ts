import type { Answers, Form } from './form.ts';
import { takingAway } from './merge.ts';
import { placedControls } from './placed.ts';
import { withValue } from './pointer.ts';
import { isList, isRowId, keysOf, rowsOf, roomOf } from './rows.ts';
import { visibleControls } from './visibility.ts';

/** A row more or less: the patch to save, and where on the page to go on. */
export interface RowChange {
  readonly patch: Answers;
  /** Id of what the page shows there: the new row, or the list that lost one. */
  readonly at: string;
}

/**
 * What the button of a list asks for that sends the page without a script: `add /members` or `remove /members/mia0k2xq7f3a`.
 *
 * `null` when there is nothing to do: no such list is asked, it is full, or somebody made the text up.
 */
export function rowAction(form: Form, posted: string, asked: { readonly answers: Answers; readonly newId: string }): RowChange | null {
  const [, verb, path = ''] = /^(add|remove) (\/\S{1,200})$/u.exec(posted) ?? [];
  if (verb === 'add') return added(form, path, asked);
  return verb === 'remove' ? removed(form, path) : null;
}

function added(form: Form, path: string, { answers, newId }: { readonly answers: Answers; readonly newId: string }): RowChange | null {
  const list = visibleControls(form, answers).find((placed) => isList(placed) && placed.path === path);
  if (!list || !isRowId(newId)) return null;
  // Rows that stand there only because the list wants some are written down too: the new one comes after them.
  const rows = rowsOf(list, answers);
  const given = new Set(keysOf(list, answers));
  if (rows.length >= roomOf(list).most || given.has(newId)) return null;
  const at = `${path}/${newId}`;
  const there = rows.filter(({ id }) => !given.has(id)).map((row) => row.path);
  return { patch: [...there, at].reduce<Answers>((patch, one) => withValue(patch, one, {}), {}), at };
}

function removed(form: Form, path: string): RowChange | null {
  const list = path.slice(0, path.lastIndexOf('/'));
  const isThere = placedControls(form).some((placed) => isList(placed) && placed.path === list);
  return isThere && isRowId(path.slice(list.length + 1)) ? { patch: takingAway([path]), at: list } : null;
}
