import type { Answers, Form } from './form.ts';
import type { PlacedControl } from './placed.ts';
import { isRecord, valueAt, withValue } from './pointer.ts';
import { controlsFor, isList } from './rows.ts';
import type { Inputs } from './widget.ts';
import { askedOf, widgetOf } from './widgets.ts';

/**
 * Answers sent as data (REST) in the spelling a posted page would give them: `+84 900 000 001` is `0900000001`.
 *
 * What the form does not ask stays, to be refused by name, but nothing stays that a database cannot hold.
 */
export function tidyAnswers(form: Form, patch: Answers, today: string): Answers {
  let tidied = holdable(patch) as Answers;
  for (const placed of controlsFor(form, tidied)) {
    if (isList(placed) || placed.control.options.widget === 'paper') continue;
    const given = valueAt(tidied, placed.path);
    if (typeof given === 'string') tidied = withValue(tidied, placed.path, reread({ '': given }, placed, today) ?? null);
    else if (isRecord(given)) tidied = withValue(tidied, placed.path, tidyParts(given, placed, today));
  }
  return tidied;
}

/** Parts that are texts are read as their inputs would be; what is emptied is taken away, what is no text is left to be refused. */
function tidyParts(given: Record<string, unknown>, placed: PlacedControl, today: string): Answers {
  const texts = Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const read = reread(Object.fromEntries(texts.map(([part, text]) => [`/${part}`, text])), placed, today);
  const emptied = texts.filter(([, text]) => text.trim() === '').map(([part]) => [part, null] as const);
  return { ...given, ...Object.fromEntries(emptied), ...(isRecord(read) ? read : {}) };
}

/** Deeper than any answer; what lies below was built to break something. */
const DEEPEST = 20;

/** Without zero characters and halves of letters, in names and values alike: `jsonb` refuses a whole document for one of them. */
function holdable(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return null;
  if (typeof value === 'string') return value.replace(/[\u0000\p{Cs}]/gu, '');
  if (Array.isArray(value)) return value.map((one) => holdable(one, depth + 1));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [holdable(key), holdable(inner, depth + 1)])) as unknown;
}

function reread(inputs: Inputs, placed: PlacedControl, today: string): unknown {
  return widgetOf(placed).read(inputs, askedOf(placed, today));
}
