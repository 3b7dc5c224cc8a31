import { knownOf } from '#modules/citizen/server';
import { answersFromFacts, inputsOf, visibleControls } from '#modules/form';
import type { OwnFiling } from './own-filing.ts';

/** Remarks under the answers of a form that stand there because the account of the principal knew them. */
export async function knownNotes({ actor, draft, form }: OwnFiling, locals: App.Locals): Promise<Readonly<Record<string, string>>> {
  const asked = visibleControls(form, draft.answers).filter(({ control }) => control.options.of === 'applicant');
  if (asked.length === 0) return {};
  const known = await knownOf(locals.needs.db, actor);
  const fromAccount = answersFromFacts(form, known, 'applicant');
  const same = asked.filter((placed) => {
    const isKnown = Object.hasOwn(known, placed.control.meaning ?? '');
    return isKnown && JSON.stringify(inputsOf(placed, fromAccount)) === JSON.stringify(inputsOf(placed, draft.answers));
  });
  return Object.fromEntries(same.map(({ path }) => [path, locals.words('filing.from-account')]));
}
