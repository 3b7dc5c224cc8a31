import { checkAnswers, type CheckAsked } from './check.ts';
import type { Answers, Form } from './form.ts';
import type { Facts } from './meaning.ts';
import { mergeAnswers } from './merge.ts';
import { isEmpty, valueAt, withValue } from './pointer.ts';
import { rowAction, type RowChange } from './row-action.ts';
import type { PlacedControl, PlacedRow } from './placed.ts';
import { controlsIn, detailOf, isList, roomOf, rowAt, rowsOf } from './rows.ts';
import { visibleControls } from './visibility.ts';

/** A list that asks about people or things of which something may be known, and what its rows say by meaning. */
export interface ListToFill {
  readonly path: string;
  readonly page: string;
  readonly meanings: readonly string[];
  /** What each row says already. */
  readonly rows: readonly Facts[];
}

/** The lists of a form that ask by meaning and have room for more, as answered. */
export function listsToFill(form: Form, answers: Answers): readonly ListToFill[] {
  return visibleControls(form, answers).flatMap((list) => {
    const meanings = isList(list) ? detailOf(list).flatMap(({ control }) => control.meaning ?? []) : [];
    if (meanings.length === 0 || isFull(list, answers)) return [];
    const rows = rowsOf(list, answers).map((row) =>
      Object.fromEntries(
        controlsIn(list, row).flatMap(({ control, path }) => (control.meaning ? [[control.meaning, valueAt(answers, path)]] : [])),
      ),
    );
    return [{ path: list.path, page: list.page, meanings, rows }];
  });
}

function isFull(list: PlacedControl, answers: Answers): boolean {
  const rows = rowsOf(list, answers);
  return rows.length >= roomOf(list).most && rows.every((row) => isBegun(list, row, answers));
}

function isBegun(list: PlacedControl, row: PlacedRow, answers: Answers): boolean {
  return controlsIn(list, row).some((one) => !isEmpty(valueAt(answers, one.path)));
}

/**
 * One more row of a list, filled in with what is known; a row nobody has begun is taken first. What the form would not take is left open.
 * Null where the list is not asked, or is full.
 */
export function rowOfKnown(
  form: Form,
  path: string,
  asked: { readonly answers: Answers; readonly newId: string; readonly facts: Facts; readonly check: Pick<CheckAsked, 'today' | 'isUnit'> },
): RowChange | null {
  const { answers, facts, check } = asked;
  const list = visibleControls(form, answers).find((placed) => isList(placed) && placed.path === path);
  if (!list) return null;
  const free = rowsOf(list, answers).find((row) => !isBegun(list, row, answers));
  const added = free ? { patch: {}, at: free.path } : rowAction(form, `add ${path}`, asked);
  if (!added) return null;

  const row = rowAt(list, added.at.slice(path.length + 1));
  const known = controlsIn(list, row).filter(({ control }) => control.meaning !== undefined && !isEmpty(facts[control.meaning]));
  const filled = known.reduce<Answers>((so, one) => withValue(so, one.path, facts[one.control.meaning ?? '']), added.patch);
  const wrong = checkAnswers(form, mergeAnswers(answers, filled), { ...check, papers: new Set() }).map((issue) => issue.path);
  const fitting = known.filter((one) => !wrong.some((at) => at === one.path || at.startsWith(`${one.path}/`)));
  const patch = fitting.reduce<Answers>((so, one) => withValue(so, one.path, facts[one.control.meaning ?? '']), added.patch);
  return { patch, at: added.at };
}
