import { CASE_PATH } from './case-answer.ts';
import { choicesOf } from './choice-widgets.ts';
import type { CaseFinder, FinderChoice, Form } from './form.ts';
import { schemaAt } from './pointer.ts';

/** Nobody should answer more than this to learn which choice is theirs. */
const MOST_QUESTIONS = 3;

/** How far somebody has come with the questions that find their case. */
export interface CaseSearch {
  /** What was answered, in order. */
  readonly answered: readonly { readonly question: string; readonly value: string; readonly answer: string }[];
  readonly next: CaseFinder | null;
  readonly found: { readonly caseId: string; readonly because: string } | null;
}

/**
 * Follows answers through the finder of a form; null when it has none. An answer that is none of the choices is not heard, and
 * neither is anything after it, so an old link asks again instead of guessing.
 */
export function findCaseBy(form: Form, answers: readonly string[], lang: string): CaseSearch | null {
  if (!form.finder) return null;
  const dictionary = form.translations?.[lang] ?? {};
  const say = (text: string): string => (Object.hasOwn(dictionary, text) ? (dictionary[text] ?? text) : text);
  const answered: { question: string; value: string; answer: string }[] = [];
  let here = form.finder;
  for (const value of answers) {
    const chosen = here.choices.find((choice) => choice.value === value);
    if (!chosen) break;
    answered.push({ question: say(here.label), value, answer: say(chosen.label) });
    if ('case' in chosen) return { answered, next: null, found: { caseId: chosen.case, because: say(chosen.because) } };
    here = chosen.ask;
  }
  return { answered, next: inWords(here, say), found: null };
}

/** What would make a finder lead astray: a case there is not, one it never finds, more questions than anybody likes. */
export function finderProblems(form: Form): readonly string[] {
  if (!form.finder) return [];
  const cases = choicesOf(schemaAt(form.schema, CASE_PATH) ?? {}).map(({ value }) => value);
  const ends = endsOf(form.finder, 1);
  return [
    ...ends.filter(({ caseId }) => !cases.includes(caseId)).map(({ caseId }) => `finds ${caseId}, which is no case`),
    ...cases.filter((one) => !ends.some(({ caseId }) => caseId === one)).map((one) => `never finds ${one}`),
    ...ends.filter(({ questions }) => questions > MOST_QUESTIONS).map(({ caseId }) => `asks too much before ${caseId}`),
  ];
}

function endsOf(finder: CaseFinder, questions: number): { caseId: string; questions: number }[] {
  return finder.choices.flatMap((choice) => ('case' in choice ? [{ caseId: choice.case, questions }] : endsOf(choice.ask, questions + 1)));
}

function inWords(finder: CaseFinder, say: (text: string) => string): CaseFinder {
  const choices = finder.choices.map((choice): FinderChoice => ({ ...choice, label: say(choice.label) }));
  return { label: say(finder.label), ...(finder.help === undefined ? {} : { help: say(finder.help) }), choices };
}
