import type { Answers, Form, Party } from './form.ts';
import { isEmpty, valueAt } from './pointer.ts';
import { isList } from './rows.ts';
import { visibleControls } from './visibility.ts';

/** A question somebody answered, and what it asks for. */
export interface Answered {
  readonly path: string;
  readonly label: string;
  readonly meaning: string | null;
  readonly of: Party | null;
  readonly value: unknown;
}

/** Every question that was answered: neither papers nor words of honour, and of a list what its rows say, row by row. */
export function answeredIn(form: Form, answers: Answers): readonly Answered[] {
  return visibleControls(form, answers).flatMap((placed) => {
    const { control, path, row } = placed;
    const value = valueAt(answers, path);
    const { widget, of } = control.options;
    if (isList(placed) || widget === 'paper' || widget === 'confirm' || isEmpty(value)) return [];
    return [{ path, label: control.label, meaning: row ? null : (control.meaning ?? null), of: of ?? null, value }];
  });
}
