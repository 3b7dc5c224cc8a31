import type { Answers, Form } from './form.ts';
import { isEmpty, isRecord, valueAt, withValue } from './pointer.ts';
import { visibleControls } from './visibility.ts';

/** What is really handed in: answers to questions that are shown, in the order of the form. The rest stays behind. */
export function answersToSend(form: Form, answers: Answers): Answers {
  let sent: Answers = {};
  for (const { path, control } of visibleControls(form, answers)) {
    const { widget } = control.options;
    const value = valueAt(answers, path);
    // The rows of a list are sent by what stands in them: a row that was not begun stays behind.
    if (widget !== 'paper' && widget !== 'rows' && !isEmpty(value)) sent = withValue(sent, path, withoutEmpty(value));
  }
  return sent;
}

function withoutEmpty(value: unknown): unknown {
  return isRecord(value) ? Object.fromEntries(Object.entries(value).filter(([, part]) => !isEmpty(part))) : value;
}
