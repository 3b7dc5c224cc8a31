import type { Answers, Form } from './form.ts';
import { placedControls, type PlacedControl } from './placed.ts';
import { isRecord, valueAt, withValue } from './pointer.ts';
import type { Inputs } from './widget.ts';
import { askedOf, widgetOf } from './widgets.ts';

/** Answers sent as data (REST) in the spelling a posted page would give them: `+84 900 000 001` is `0900000001`. */
export function tidyAnswers(form: Form, patch: Answers, today: string): Answers {
  let tidied = patch;
  for (const placed of placedControls(form)) {
    if (placed.control.options.widget === 'paper') continue;
    const given = valueAt(patch, placed.path);
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

function reread(inputs: Inputs, placed: PlacedControl, today: string): unknown {
  return widgetOf(placed).read(inputs, askedOf(placed, today));
}
