import type { Words } from '#messages';
import { caseChoices, findCaseBy, type CaseSearch } from '#modules/form';
import { findCase, type RevisionContent } from '#modules/procedure';

/** A case as somebody may choose it: its short name, and what the procedure calls it. */
export interface CaseOption {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
}

export interface CaseReader {
  readonly lang: string;
  readonly t: Words;
}

/** What helps somebody to choose: the cases, and the questions that find theirs as far as they were answered. */
export interface CasesToChoose {
  readonly options: readonly CaseOption[];
  readonly chosen: string;
  readonly finder: FinderShown | null;
}

export interface FinderShown extends CaseSearch {
  /** The answers so far, as the address keeps them. */
  readonly soFar: string;
  /** Whether somebody has begun to answer. */
  readonly begun: boolean;
  /** A question was sent without an answer. */
  readonly missing: boolean;
  /** Name of the case that was found. */
  readonly name: string | null;
}

/** In the address: the answers so far, the one just given, that a question was sent, and a case somebody was sent with. */
const SO_FAR = 'hoi';
const ANSWER = 'tra-loi';
const SENT = 'buoc';
const CASE = 'truong-hop';

/** The cases of a procedure, or null when there is nothing to choose. What the questions found is chosen beforehand. */
export function casesToChoose(content: RevisionContent, asked: URLSearchParams, reader: CaseReader): CasesToChoose | null {
  if (content.cases.length <= 1) return null;
  const options = caseOptions(content, reader);
  const finder = finderShown(content, asked, { ...reader, options });
  const chosen = finder?.found?.caseId ?? findCase(content, asked.get(CASE))?.id ?? '';
  return { options, chosen, finder };
}

/** The cases of a procedure as somebody may choose them, and what the law calls each where that differs. */
export function caseOptions({ cases, form }: RevisionContent, { lang, t }: CaseReader): readonly CaseOption[] {
  const said = new Map(caseChoices(form, lang).map((choice) => [choice.value, choice]));
  const first = new Map(caseChoices(form, 'vi').map(({ value, label }) => [value, label]));
  return cases.map(({ id, name }) => {
    const { label = name ?? id, help } = said.get(id) ?? {};
    const differs = name !== null && first.has(id) && first.get(id) !== name;
    const helps = [help, differs ? t('forms.case.legal', { name }) : undefined].filter((part) => part !== undefined);
    return { value: id, label, ...(helps.length > 0 ? { help: helps.join(' ') } : {}) };
  });
}

function finderShown(
  { form }: RevisionContent,
  asked: URLSearchParams,
  { lang, options }: { readonly lang: string; readonly options: readonly CaseOption[] },
): FinderShown | null {
  const given = [...(asked.get(SO_FAR) ?? '').split('.'), asked.get(ANSWER) ?? ''].filter((answer) => answer !== '');
  const search = findCaseBy(form, given, lang);
  if (!search) return null;
  const { answered, found, next } = search;
  return {
    ...search,
    soFar: answered.map(({ value }) => value).join('.'),
    begun: asked.has(SO_FAR),
    missing: next !== null && asked.has(SENT) && !asked.has(ANSWER),
    name: found && (options.find(({ value }) => value === found.caseId)?.label ?? found.caseId),
  };
}
