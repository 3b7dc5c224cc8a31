import type { Answers, Form, Party } from './form.ts';
import { isEmpty, valueAt } from './pointer.ts';
import { isList } from './rows.ts';
import { visibleControls } from './visibility.ts';
import type { Sayings } from './widget.ts';
import { askedOf, widgetOf } from './widgets.ts';

/** An answer with what it means, of whom it speaks (null: the form does not say), and question and answer in words. */
export interface Told {
  readonly meaning: string;
  readonly of: Party | null;
  readonly value: unknown;
  readonly label: string;
  readonly text: string;
}

/** The same, and where in the form it was answered. */
export interface ToldAt extends Told {
  readonly path: string;
}

/** Every answer that has a meaning, of the questions that are shown; what stands in rows of a list is left out. */
export function toldIn(form: Form, answers: Answers, sayings: Sayings): readonly ToldAt[] {
  return visibleControls(form, answers).flatMap((placed) => {
    const { control, path, row } = placed;
    const value = valueAt(answers, path);
    if (control.meaning === undefined || row || isList(placed) || isEmpty(value)) return [];
    const text = widgetOf(placed).say(value, askedOf(placed, ''), sayings);
    return [{ meaning: control.meaning, of: control.options.of ?? null, value, label: control.label, text, path }];
  });
}

/** What the rows of lists say that have a meaning, row by row: each speaks of somebody or something of its own. */
export function toldInRows(form: Form, answers: Answers, sayings: Sayings): readonly (readonly Told[])[] {
  const inRows = visibleControls(form, answers).filter(({ control, row, path }) => {
    return row && control.meaning !== undefined && !isEmpty(valueAt(answers, path));
  });
  const byRow = Map.groupBy(inRows, ({ row }) => row?.path);
  return [...byRow.values()].map((placed) =>
    placed.map((one) => {
      const value = valueAt(answers, one.path);
      const text = widgetOf(one).say(value, askedOf(one, ''), sayings);
      return { meaning: one.control.meaning ?? '', of: null, value, label: one.control.label, text };
    }),
  );
}

/**
 * Whether the form, as answered, asks about somebody else than who files: it asks who they are. What else it asks of an owner, their tax
 * number for instance, is asked of whoever files when nobody else is named.
 */
export function asksAboutOwner(form: Form, answers: Answers): boolean {
  return visibleControls(form, answers).some(({ control: { options, meaning } }) => options.of === 'owner' && WHO.has(meaning ?? ''));
}

const WHO: ReadonlySet<string> = new Set(['person.fullName', 'person.cccd', 'organisation.name', 'organisation.taxNumber']);
