import { knownFacts } from '#modules/citizen';
import { getPerson } from '#modules/citizen/server';
import { answersFromFacts, inputsOf, visibleControls } from '#modules/form';
import type { OwnFiling } from './own-filing.ts';

/** Remarks under the answers of a page that stand there because the account knew them. */
export async function knownNotes(
  { actor, draft, form }: OwnFiling,
  { page, locals }: { readonly page: string; readonly locals: App.Locals },
): Promise<Readonly<Record<string, string>>> {
  const asked = visibleControls(form, draft.answers).filter((one) => one.page === page && one.control.options.of === 'applicant');
  if (asked.length === 0) return {};
  const known = knownFacts(await getPerson(locals.needs.db, actor.personId));
  const fromAccount = answersFromFacts(form, known, 'applicant');
  const same = asked.filter((placed) => {
    const isKnown = Object.hasOwn(known, placed.control.meaning ?? '');
    return isKnown && JSON.stringify(inputsOf(placed, fromAccount)) === JSON.stringify(inputsOf(placed, draft.answers));
  });
  return Object.fromEntries(same.map(({ path }) => [path, locals.words('filing.from-account')]));
}
