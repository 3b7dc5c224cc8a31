import { fillOpen, fittingAnswers, listsToFill, mergeAnswers, newRowId, rowOfKnown, visibleControls, type Answers } from '#modules/form';
import { isKey, isSameThing, thingIn, thingKindOf, thingKnown } from '#modules/locker';
import { findThings } from '#modules/locker/server';
import { nameThing } from '../kho/show-facts.ts';
import type { KnownHere } from './known-here.ts';
import { askedBy } from './offers-here.ts';
import type { OwnFiling } from './own-filing.ts';

/** A thing that can be chosen on a page, or put into a list there, in words. */
export interface ThingToChoose {
  /** Which thing, and into which list: `01a2… /members`. */
  readonly id: string;
  readonly page: string;
  readonly text: string;
}

/** What is chosen from on the pages that ask which thing it is. */
export function thingsHere({ draft, form }: OwnFiling, { told, known }: KnownHere, { words }: App.Locals): readonly ThingToChoose[] {
  const asked = visibleControls(form, draft.answers).filter(({ control, row }) => !row && isKey(control.meaning ?? ''));
  const chosen = asked.flatMap(({ control, page }) => {
    if (told.some(({ meaning }) => meaning === control.meaning)) return [];
    const own = known.things.filter(
      ({ kind, facts }) => kind === thingKindOf(control.meaning ?? '') && facts.some(({ meaning }) => meaning === control.meaning),
    );
    return own.map((thing) => ({ id: thing.id, page, text: words('locker.fill', { name: nameThing(thing, words) }) }));
  });
  return [...chosen, ...forLists()];

  /** Whoever is known and stands in no row yet. */
  function forLists(): readonly ThingToChoose[] {
    return listsToFill(form, draft.answers).flatMap(({ path, page, meanings, rows }) => {
      const kinds = new Set(meanings.map(thingKindOf));
      const missing = known.things.filter(({ kind, facts }) => {
        const thing = thingKnown(kind, facts);
        return kinds.has(kind) && !rows.some((row) => isSameThing(thing, thingIn(kind, row)));
      });
      return missing.map((thing) => ({ id: `${thing.id} ${path}`, page, text: words('reuse.add', { name: nameThing(thing, words) }) }));
    });
  }
}

/**
 * What a chosen thing answers: in a list a row of its own, else on every page that asks for it. Nothing that was answered already, and
 * nothing the form would not take.
 */
export async function answersOfThing(filing: OwnFiling, chosen: string, locals: App.Locals): Promise<Answers> {
  const [thingId = '', list = ''] = chosen.split(' ');
  const { form, draft, today } = filing;
  const things = await findThings({ actor: filing.actor, filing: await askedBy(filing, locals) }, locals.needs);
  const facts = things.find(({ id }) => id === thingId)?.facts ?? [];
  const known = Object.fromEntries(facts.map(({ meaning, holds }) => [meaning, holds.value]));
  const check = { today, isUnit: locals.needs.isUnit };
  if (list !== '') return rowOfKnown(form, list, { answers: draft.answers, newId: newRowId(), facts: known, check })?.patch ?? {};
  let filled: Answers = {};
  // What is asked on a later page may follow from what an earlier one answers.
  for (const { id } of form.ui.elements) {
    filled = mergeAnswers(filled, fillOpen(form, { page: id, answers: mergeAnswers(draft.answers, filled) }, known));
  }
  return fittingAnswers(form, { filled, over: draft.answers }, check);
}
