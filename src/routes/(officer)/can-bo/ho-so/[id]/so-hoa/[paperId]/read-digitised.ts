import { inVietnam } from '#kernel/clock';
import { readTypedDay } from '#kernel/typed-day';
import { textOf } from '../../[action]/read-action.ts';

/** What was written down of a paper, as its form was filled in; whether it is right, the use case says. */
export function digitisedIn(form: FormData, now: Temporal.Instant): Record<string, unknown> {
  const words = (name: string): Record<string, string> => {
    const text = textOf(form, name);
    return text === '' ? {} : { [name]: text };
  };
  return {
    heldBy: textOf(form, 'heldBy'),
    abstract: textOf(form, 'abstract'),
    ...words('number'),
    ...words('issuer'),
    ...dayIn(form, 'issuedOn', now),
    ...(textOf(form, 'holds') === 'for-good' ? { expiresOn: null } : dayIn(form, 'expiresOn', now)),
    scope: textOf(form, 'scope'),
    compared: form.has('compared'),
  };
}

/** A day that is none is passed on as typed, to be refused by its name; of an expiry two digits of a year may lie ahead. */
function dayIn(form: FormData, name: string, now: Temporal.Instant): Record<string, string> {
  const text = textOf(form, name);
  if (text === '') return {};
  const read = readTypedDay(text, inVietnam(now).toPlainDate().add({ years: 50 }).toString());
  return { [name]: read.ok ? read.day : text };
}
