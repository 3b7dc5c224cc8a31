import { fillOpen, toldIn, visibleControls, type Answers } from '#modules/form';
import { isKey, thingKindOf } from '#modules/locker';
import { findThings, type FilingAsks } from '#modules/locker/server';
import { showThings } from '../kho/show-facts.ts';
import { askedBy } from './offers-here.ts';
import type { OwnFiling } from './own-filing.ts';

/** A thing that can be chosen on a page, in words. */
export interface ThingToChoose {
  readonly id: string;
  readonly page: string;
  readonly text: string;
}

/** What is chosen from on the pages that ask which thing it is, and remarks under answers that a thing is known by. */
export async function thingsHere(
  { actor, draft, form }: OwnFiling,
  filing: FilingAsks,
  locals: App.Locals,
): Promise<{ readonly choices: readonly ThingToChoose[]; readonly notes: Readonly<Record<string, string>> }> {
  const asked = visibleControls(form, draft.answers).filter(({ control, row }) => !row && thingKindOf(control.meaning ?? '') !== null);
  const keys = asked.filter(({ control }) => isKey(control.meaning ?? ''));
  if (asked.length === 0) return { choices: [], notes: {} };

  const { words } = locals;
  const things = await findThings({ actor, filing }, locals.needs);
  const shown = showThings(things, words);
  const told = toldIn(form, draft.answers, { words });
  const choices = keys.flatMap(({ control, page }) => {
    const isOpen = !told.some(({ meaning }) => meaning === control.meaning);
    const own = things.filter(
      ({ kind, facts }) => kind === thingKindOf(control.meaning ?? '') && facts.some(({ meaning }) => meaning === control.meaning),
    );
    return isOpen
      ? own.map(({ id }) => ({ id, page, text: words('locker.fill', { name: shown.find((one) => one.id === id)?.name ?? '' }) }))
      : [];
  });
  const notes = asked.flatMap(({ control, path }) => {
    const answer = told.find(({ meaning }) => meaning === control.meaning);
    const same = shown.flatMap(({ facts }) => facts).find(({ key, text }) => key === control.meaning && text === answer?.text);
    return same ? [[path, same.from.text] as const] : [];
  });
  return { choices, notes: Object.fromEntries(notes) };
}

/** What a chosen thing answers on a page, and nothing that was answered already. */
export async function answersOfThing(
  filing: OwnFiling,
  { page, thingId }: { readonly page: string; readonly thingId: string },
  locals: App.Locals,
): Promise<Answers> {
  const things = await findThings({ actor: filing.actor, filing: await askedBy(filing, locals) }, locals.needs);
  const facts = things.find(({ id }) => id === thingId)?.facts ?? [];
  const known = Object.fromEntries(facts.map(({ meaning, holds }) => [meaning, holds.value]));
  return fillOpen(filing.form, { page, answers: filing.draft.answers }, known);
}
