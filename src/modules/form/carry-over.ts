import { CASE_PATH } from './case-answer.ts';
import { checkAnswers, type CheckAsked } from './check.ts';
import { choicesOf } from './choice-widgets.ts';
import { fillOpen } from './fill-open.ts';
import { answersFromPrincipal } from './filing-for.ts';
import type { Answers, Form } from './form.ts';
import { likeApplicant } from './like-applicant.ts';
import type { Facts } from './meaning.ts';
import { mergeAnswers } from './merge.ts';
import type { PlacedControl } from './placed.ts';
import { isEmpty, valueAt, withValue } from './pointer.ts';
import { isList } from './rows.ts';
import { visibleControls } from './visibility.ts';

/**
 * Why an earlier answer is not taken along: it is a word of honour, given anew each time; it told of that one time; it no longer fits what
 * the form takes; or something newer is known and stands in its place.
 */
export type LeftBehind = 'declared' | 'of-that-time' | 'not-fitting' | 'newer-known';

/** What a new filing begins with, and what of the earlier one is not in it. */
export interface CarriedOver {
  readonly answers: Answers;
  /** Questions that are answered already. */
  readonly taken: readonly AtQuestion[];
  readonly left: readonly (AtQuestion & { readonly because: LeftBehind })[];
}

export interface AtQuestion {
  readonly path: string;
  readonly label: string;
}

export interface CarryAsked {
  /** What was answered then, in the same procedure; null: it was another one, and only what has the same meaning goes over. */
  readonly earlier: Answers | null;
  /** All of it is to be filed once more, what told of that one time as well: it came to nothing then. */
  readonly whole: boolean;
  /** What the account knows today of whom the filing is for. */
  readonly account: Facts;
  /** What is known today of what the earlier dossier spoke of, by meaning. */
  readonly known: Facts;
  /** For whom, and how the result was wanted, then. */
  readonly wishes: Answers;
  readonly check: Omit<CheckAsked, 'page' | 'papers'>;
}

/** Begins a filing with what an earlier one said, as far as it is still true. What is known better today goes before what was said then. */
export function carryOver(form: Form, asked: CarryAsked): CarriedOver {
  const { earlier, account, known } = asked;
  const left: (AtQuestion & { because: LeftBehind })[] = [];
  let answers: Answers = {};
  if (earlier !== null) {
    for (const placed of visibleControls(form, earlier)) {
      const value = valueAt(earlier, placed.path);
      if (isEmpty(value) || isList(placed) || placed.control.options.widget === 'paper') continue;
      const because = reasonToLeave(placed, asked);
      if (because === null) answers = withValue(answers, placed.path, value);
      else left.push({ ...at(placed), because });
    }
  }
  answers = mergeAnswers(wishesIn(form, asked.wishes), answers);
  const today = mergeAnswers(answersFromPrincipal(form, account), thingsIn(form, answers, known));
  for (const placed of visibleControls(form, mergeAnswers(answers, today))) {
    const [then, now] = [valueAt(answers, placed.path), valueAt(today, placed.path)];
    if (isEmpty(now)) continue;
    if (!isEmpty(then) && !isSame(then, now)) left.push({ ...at(placed), because: 'newer-known' });
    answers = withValue(answers, placed.path, now);
  }
  answers = likeApplicant(form, fillOpenOnes(form, answers, known), known);
  return withoutMisfits(form, { answers, left }, asked);
}

function reasonToLeave({ control, row, path }: PlacedControl, { whole }: CarryAsked): LeftBehind | null {
  if (control.options.widget === 'confirm') return 'declared';
  if (whole || row || control.meaning !== undefined || path === CASE_PATH || isWish(path)) return null;
  return 'of-that-time';
}

/** For whom one files, and how one wants the result: how somebody files rather than what. */
function isWish(path: string): boolean {
  return path.startsWith('/filing/') || path.startsWith('/delivery/');
}

/** Earlier wishes that this form knows, where they are among its choices. */
function wishesIn(form: Form, wishes: Answers): Answers {
  let kept: Answers = {};
  for (const placed of visibleControls(form, wishes)) {
    const value = valueAt(wishes, placed.path);
    const choices = choicesOf(placed.schema);
    if (!isWish(placed.path) || isEmpty(value)) continue;
    if (choices.length === 0 || choices.some((one) => one.value === value)) kept = withValue(kept, placed.path, value);
  }
  return kept;
}

/** What is known today of things the answers speak of already. */
function thingsIn(form: Form, answers: Answers, known: Facts): Answers {
  let newer: Answers = {};
  for (const { path, row, control } of visibleControls(form, answers)) {
    if (row || control.meaning === undefined || control.options.of !== undefined || !Object.hasOwn(known, control.meaning)) continue;
    if (!isEmpty(valueAt(answers, path)) && !isEmpty(known[control.meaning])) newer = withValue(newer, path, known[control.meaning]);
  }
  return newer;
}

/** Open questions about the party or things of theirs; whoever else the form asks about is nobody we know here. */
function fillOpenOnes(form: Form, answers: Answers, known: Facts): Answers {
  let filled = answers;
  for (const { id: page } of form.ui.elements) {
    const open = fillOpen(form, { page, answers: filled }, known);
    for (const { path, control } of visibleControls(form, filled)) {
      if (control.options.of !== 'owner' && !isEmpty(valueAt(open, path))) filled = withValue(filled, path, valueAt(open, path));
    }
  }
  return filled;
}

/** Takes away what the form would refuse today, and says what is answered. */
function withoutMisfits(form: Form, carried: Pick<CarriedOver, 'answers' | 'left'>, { check }: CarryAsked): CarriedOver {
  const wrong = new Set(checkAnswers(form, carried.answers, { ...check, papers: new Set() }).map(({ path }) => path));
  const asks = visibleControls(form, carried.answers).filter((one) => !isList(one) && one.control.options.widget !== 'paper');
  const given = asks.filter(({ path }) => !isEmpty(valueAt(carried.answers, path)));
  const isWrong = ({ path }: PlacedControl): boolean => [...wrong].some((one) => one === path || one.startsWith(`${path}/`));
  const misfits = given.filter(isWrong);
  const fitting = given.filter((one) => !isWrong(one));
  return {
    answers: fitting.reduce<Answers>((so, { path }) => withValue(so, path, valueAt(carried.answers, path)), {}),
    taken: fitting.map(at),
    left: [...carried.left, ...misfits.map((one) => ({ ...at(one), because: 'not-fitting' as const }))],
  };
}

function at({ path, control }: PlacedControl): AtQuestion {
  return { path, label: control.label };
}

function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  const parts = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${parts.map(([key, part]) => `${key}:${canonical(part)}`).join()}}`;
}
