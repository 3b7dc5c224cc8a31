import type { Answers, Form, PaperOptions } from './form.ts';
import type { PlacedControl, PlacedRow } from './placed.ts';
import { isEmpty, valueAt } from './pointer.ts';
import { pagesOf, visibleControls } from './visibility.ts';
import type { Sayings } from './widget.ts';
import { askedOf, widgetOf } from './widgets.ts';

/** A page of answers as somebody reads them, before sending and later on the officer's desk. */
export interface SummaryPage {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly SummaryRow[];
}

export interface SummaryRow {
  readonly path: string;
  readonly label: string;
  /** Said in words: choices by their label, communes by name, dates day first. Empty when nothing was answered. */
  readonly value: string;
  readonly meaning?: string;
  /** The row of a list in which it stands. The list itself comes first, and says how many rows it has. */
  readonly row?: PlacedRow;
  /** For a paper: what was asked for. What was given is listed by whoever keeps the papers. */
  readonly paper?: PaperOptions;
}

/** Exactly what is sent, in the order it was asked. Hidden questions are not in it. */
export function summaryOf(form: Form, answers: Answers, sayings: Sayings): readonly SummaryPage[] {
  const shown = visibleControls(form, answers);
  return pagesOf(form, answers).map((page) => ({
    ...page,
    rows: shown.filter((placed) => placed.page === page.id).map((placed) => rowOf(placed, answers, sayings)),
  }));
}

function rowOf(placed: PlacedControl, answers: Answers, sayings: Sayings): SummaryRow {
  const { control, path, row } = placed;
  const value = valueAt(answers, path);
  return {
    path,
    label: control.label,
    value: isEmpty(value) ? '' : widgetOf(placed).say(value, askedOf(placed, ''), sayings),
    ...(control.meaning === undefined ? {} : { meaning: control.meaning }),
    ...(row ? { row } : {}),
    ...(control.options.paper ? { paper: control.options.paper } : {}),
  };
}
