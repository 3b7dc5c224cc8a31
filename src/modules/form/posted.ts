import type { Answers, Form } from './form.ts';
import { drawnPaths } from './page-view.ts';
import { placedControls, type PlacedControl } from './placed.ts';
import { isRecord, valueAt, withValue } from './pointer.ts';
import type { Inputs } from './widget.ts';
import { askedOf, widgetOf } from './widgets.ts';

/** Names and values as a browser sends them; `FormData` is one. Files among them are somebody else's business. */
export type Entries = Iterable<readonly [string, unknown]>;

/**
 * What a posted page says, as a patch for `mergeAnswers`: typed and tidy where it can be read, as typed where it cannot,
 * `null` where a field was emptied.
 *
 * Only inputs this page has drawn are looked at. A text field that did not arrive was not on the sender's screen and
 * stays as it was; a tick or a dot that did not arrive was taken away.
 */
export function readPosted(form: Form, asked: { page: string; answers: Answers; today: string }, entries: Entries): Answers {
  const posted = new Map([...entries].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  const drawn = drawnPaths(form, asked.page, asked.answers);
  let patch: Answers = {};
  for (const placed of placedControls(form)) {
    if (placed.page !== asked.page || !drawn.has(placed.path) || placed.control.options.widget === 'paper') continue;
    const inputs = inputsFrom(posted, placed);
    if (inputs === null) continue;
    const value = widgetOf(placed).read(inputs, askedOf(placed, asked.today));
    patch = withValue(patch, placed.path, value === undefined ? null : replacing(value, valueAt(asked.answers, placed.path)));
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
  const drawn = drawnPaths(form, page, answers);
  return placedControls(form)
    .filter((placed) => drawn.has(placed.path))
    .flatMap((placed) => Object.entries(inputsOf(placed, answers)));
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
