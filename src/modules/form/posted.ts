import type { Answers, Form } from './form.ts';
import { mergeAnswers } from './merge.ts';
import { drawnControls } from './page-view.ts';
import { placedControls, type PlacedControl } from './placed.ts';
import { isEmpty, isRecord, valueAt, withValue } from './pointer.ts';
import { isList, isRowId, rowsOf } from './rows.ts';
import type { Inputs } from './widget.ts';
import { askedOf, widgetOf } from './widgets.ts';

/** Names and values as a browser sends them; `FormData` is one. Files among them are somebody else's business. */
export type Entries = Iterable<readonly [string, unknown]>;

/** What the hidden input of a row says that stands on the page, and of one that was taken away there. */
export const ROW_HERE = 'row';
export const ROW_REMOVED = 'removed';

/**
 * What a posted page says, as a patch for `mergeAnswers`: typed and tidy where it can be read, as typed where it cannot,
 * `null` where a field was emptied.
 *
 * Only inputs this page has drawn are looked at. A text field that did not arrive was not on the sender's screen and
 * stays as it was; a tick or a dot that did not arrive was taken away. A row is there when the page names it, even if
 * another tab has removed it meanwhile: what somebody saw and sent is kept. A row that is not named stays as it was.
 */
export function readPosted(form: Form, asked: { page: string; answers: Answers; today: string }, entries: Entries): Answers {
  const posted = new Map([...entries].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  const rows = rowsIn(posted, form, asked.page);
  const here = rows.filter((path) => posted.get(path) !== ROW_REMOVED);
  const named = new Set(here);
  let patch = here.reduce<Answers>((so, path) => withValue(so, path, {}), {});
  for (const placed of drawnControls(form, asked.page, mergeAnswers(asked.answers, patch))) {
    if (isList(placed) || placed.control.options.widget === 'paper') continue;
    if (placed.row && !named.has(placed.row.path)) continue;
    const inputs = inputsFrom(posted, placed);
    if (inputs === null) continue;
    const value = widgetOf(placed).read(inputs, askedOf(placed, asked.today));
    patch = withValue(patch, placed.path, value === undefined ? null : replacing(value, valueAt(asked.answers, placed.path)));
  }
  for (const path of rows) {
    if (!named.has(path)) patch = withValue(patch, path, null);
    // Still not begun: there all the same.
    else if (isEmpty(valueAt(patch, path)) && isEmpty(valueAt(asked.answers, path))) patch = withValue(patch, path, {});
  }
  return patch;
}

/** The inputs of one control as they stand on the screen, by their full names. */
export function inputsOf(placed: PlacedControl, answers: Answers): Inputs {
  const written = widgetOf(placed).write(valueAt(answers, placed.path), askedOf(placed, ''));
  return Object.fromEntries(Object.entries(written).map(([end, value]) => [placed.path + end, value]));
}

/** A page as a browser would post it back untouched. */
export function entriesOf(form: Form, page: string, answers: Answers): [string, string][] {
  return drawnControls(form, page, answers).flatMap((placed) =>
    isList(placed)
      ? rowsOf(placed, answers).map(({ path }): [string, string] => [path, ROW_HERE])
      : Object.entries(inputsOf(placed, answers)),
  );
}

/** Paths of the rows that a posted page names. */
function rowsIn(posted: ReadonlyMap<string, string>, form: Form, page: string): readonly string[] {
  const lists = placedControls(form).filter((placed) => isList(placed) && placed.page === page);
  const rows = lists.flatMap(({ path }) =>
    [...posted.keys()].flatMap((name) => {
      const id = name.startsWith(`${path}/`) ? name.slice(path.length + 1).split('/', 1)[0] : undefined;
      return id !== undefined && isRowId(id) ? `${path}/${id}` : [];
    }),
  );
  return [...new Set(rows)];
}

/** An object replaces the one before it: parts it no longer has are taken away. */
function replacing(value: unknown, before: unknown): unknown {
  if (!isRecord(value) || !isRecord(before)) return value;
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(value, key));
  return { ...value, ...Object.fromEntries(gone.map((key) => [key, null])) };
}

function inputsFrom(posted: ReadonlyMap<string, string>, { control, path }: PlacedControl): Inputs | null {
  const { widget } = control.options;
  if (widget === 'address') {
    const parts = [...posted].filter(([name]) => name.startsWith(`${path}/`));
    return parts.length > 0 ? Object.fromEntries(parts.map(([name, value]) => [name.slice(path.length), value])) : null;
  }
  const typed = posted.get(path);
  if (typed !== undefined) return { '': typed };
  return widget === 'radio' || widget === 'yesNo' || widget === 'confirm' ? {} : null;
}
