import { knownOf } from '#modules/citizen/server';
import { answersFromPrincipal, inputsOf, visibleControls } from '#modules/form';
import type { OwnFiling } from './own-filing.ts';

/** Remarks under the answers of a form that stand there because the account of the principal knew them. */
export async function knownNotes({ actor, draft, form }: OwnFiling, locals: App.Locals): Promise<Readonly<Record<string, string>>> {
  const asked = visibleControls(form, draft.answers).filter(
    ({ control }) => control.meaning !== undefined && control.options.of !== undefined,
  );
  if (asked.length === 0) return {};
  const known = await knownOf(locals.needs.db, actor);
  const fromAccount = answersFromPrincipal(form, known);
  const same = asked.filter((placed) => {
    const inputs = inputsOf(placed, fromAccount);
    const isKnown = Object.values(inputs).some((input) => input !== '');
    return isKnown && JSON.stringify(inputs) === JSON.stringify(inputsOf(placed, draft.answers));
  });
  return Object.fromEntries(same.map(({ path }) => [path, locals.words('filing.from-account')]));
}
