import { asksAboutOwner, toldIn, type ToldAt } from '#modules/form';
import { knownAnswers, type Known, type KnownAnswer } from '#modules/locker';
import { findKnown, type FilingAsks } from '#modules/locker/server';
import { findUnit } from '#modules/place';
import { readUnits } from '#modules/place/server';
import { accountStatements } from '#views/account-statements';
import { showFacts } from '../kho/show-facts.ts';
import type { OwnFiling } from './own-filing.ts';

/** What is known of whom a filing is for, beside what is answered. */
export interface KnownHere {
  readonly told: readonly ToldAt[];
  readonly known: Known;
  readonly answers: readonly KnownAnswer<ToldAt>[];
}

export async function knownHere(
  { actor, draft, form }: OwnFiling,
  { party }: FilingAsks,
  { needs, words }: App.Locals,
): Promise<KnownHere> {
  const units = await readUnits(needs.db);
  const told = toldIn(form, draft.answers, { words, unitName: (code) => findUnit(units, code)?.name });
  const own = { party, answers: { told, hasOwner: asksAboutOwner(form, draft.answers) } };
  const account = await accountStatements(needs.db, { actor, words });
  const known = await findKnown({ actor, partyId: draft.personId, told: own, account }, needs);
  return { told, known, answers: knownAnswers(own, known) };
}

/** Remarks under answers of which something is known: where it comes from, what was said otherwise elsewhere, and that it was changed here. */
export function knownNotes({ answers }: KnownHere, { words }: App.Locals): Readonly<Record<string, string>> {
  return Object.fromEntries(
    answers.flatMap(({ answer, fact, isSame }) => {
      const [shown] = showFacts([fact], { t: words, thingId: null });
      if (!shown) return [];
      const said = isSame
        ? [`${shown.from.text}.`, ...shown.otherwise.map(({ text, from }) => words('reuse.otherwise', { text, from: from.text }))]
        : [words('reuse.changed', { text: shown.text, from: shown.from.text })];
      return [[answer.path, said.join(' ')] as const];
    }),
  );
}

/** An answer that is not what is known: what it was, where that comes from, and how far the change goes. */
export interface ChangedAnswer {
  readonly meaning: string;
  readonly label: string;
  readonly now: string;
  readonly before: string;
  readonly from: string;
}

/** Every answer somebody changed that was known otherwise; of each they are asked how far the change goes. */
export function changedAnswers({ answers }: KnownHere, { words }: App.Locals): readonly ChangedAnswer[] {
  return answers.flatMap(({ answer, fact, isSame }) => {
    const [shown] = isSame ? [] : showFacts([fact], { t: words, thingId: null });
    return shown ? [{ meaning: answer.meaning, label: answer.label, now: answer.text, before: shown.text, from: shown.from.text }] : [];
  });
}
