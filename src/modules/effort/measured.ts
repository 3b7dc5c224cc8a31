import { answeredIn, differingPaths, type Answered, type Answers, type Form } from '#modules/form';
import type { AskedItem } from './asked-item.ts';

/** A filing as it was sent, and what was known when it was. */
export interface SentFiling {
  readonly form: Form;
  readonly answers: Answers;
  /** What stood in it because it was known; null: somebody else than its owner on our pages filled it in, and no question is judged. */
  readonly laidIn: Answers | null;
  /** What an office held, by meaning; of the applicant and of things of theirs only. */
  readonly heldFacts: ReadonlyMap<string, unknown>;
  /** Papers given, by component: its name, whether all of it came from the locker, and whether an office held one that would do. */
  readonly papers: readonly { readonly component: string; readonly name: string; readonly fromLocker: boolean; readonly held: boolean }[];
}

/** Everything a filing asked, item by item. A question that was answered otherwise than what is held was not known. */
export function askedIn({ form, answers, laidIn, heldFacts, papers }: SentFiling): readonly AskedItem[] {
  const changed = differingPaths(laidIn ?? {}, answers);
  const answered = laidIn === null ? [] : answeredIn(form, answers);
  const fields = answered.map((one): AskedItem => {
    const { path, label, meaning } = one;
    const isLaidIn = !changed.some((at) => at === path || at.startsWith(`${path}/`));
    return { kind: 'field', item: meaning, label, laidIn: isLaidIn, held: isHeld(one, heldFacts) };
  });
  return [
    ...fields,
    ...papers.map(({ component, name, fromLocker, held }): AskedItem => {
      return { kind: 'paper', item: component, label: name, laidIn: fromLocker, held };
    }),
  ];
}

function isHeld({ meaning, value }: Answered, held: ReadonlyMap<string, unknown>): boolean {
  if (meaning === null || !held.has(meaning)) return false;
  return differingPaths({ it: held.get(meaning) }, { it: value }).length === 0;
}
