import { CASE_PATH } from '../case-answer.ts';
import { choicesOf } from '../choice-widgets.ts';
import type { Category, Element, Form, Rule } from '../form.ts';
import { deliveryPage, requestPage } from './closing-pages.ts';
import { choices, DraftForm, page } from './draft-form.ts';
import { joinedSchemas } from './joined-schemas.ts';
import { DECLARATION, noteElement, papersPage } from './papers-page.ts';
import { peoplePages } from './people-pages.ts';
import { scribeOf, type FormWords, type Scribe } from './scribe.ts';

/** What a procedure says about itself, as far as its form depends on it. */
export interface MadeSource {
  readonly record: {
    readonly conditions?: string | null | undefined;
    readonly audience?: 'citizen' | 'business' | 'both' | undefined;
    readonly channels: readonly { readonly channel: string }[];
  };
  readonly cases: readonly { readonly id: string; readonly name: string | null }[];
  readonly components: readonly MadeComponent[];
  readonly questions?: OwnQuestions | undefined;
}

/**
 * What one procedure asks beyond what every form asks, written by somebody who knows its declaration: pages of a form, and the
 * answers that call for a paper. Where there are such questions they replace the declaration on paper.
 *
 * `schema.properties.case` may give the cases short names; `translations` may also hold texts of the record.
 */
export interface OwnQuestions extends Form {
  readonly papers?: Readonly<Record<string, OwnPaper>>;
}

/** A paper as the questions know it: when it is asked for, and how to give it. */
export interface OwnPaper {
  readonly rule?: Rule;
  readonly required?: boolean;
  readonly help?: string;
}

export interface MadeComponent {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
  readonly required: boolean;
  readonly caseIds: readonly string[] | null;
  readonly onlyWhen: string | null;
  readonly channels: readonly string[] | null;
  readonly paperType: string | null;
  readonly formNumber: string | null;
  readonly note: string | null;
  readonly isNote: boolean;
}

/**
 * A form for a procedure nobody has made one for by hand: case, who files and for whom, its own questions, its papers, delivery.
 * Without own questions we do not know what its declaration asks, so that is given as a paper and nothing pretends to replace it.
 *
 * The same source gives the same form to the letter, since a revision's hash covers it. Papers of other channels are
 * left out: online when the procedure can be filed so, else at the counter.
 */
export function formFromRecord(source: MadeSource, words: { readonly vi: FormWords } & Readonly<Record<string, FormWords>>): Form {
  const { vi, ...others } = words;
  const { record, cases, questions } = source;
  const draft = new DraftForm();
  const scribe = scribeOf(vi, others, questions?.translations);
  const channel = record.channels.some((one) => one.channel === 'online') ? 'online' : 'direct';
  const asked = source.components.filter(({ channels }) => channels === null || channels.includes(channel));
  const casePath = cases.length > 1 ? CASE_PATH : null;
  const easel = { draft, scribe, casePath, questions };

  const opening = [
    ...(casePath === null ? [] : [casePage(cases, questions, { draft, scribe })]),
    ...peoplePages({ draft, scribe }, { alone: record.audience === 'citizen' }),
  ];
  const papers = papersPage(asked, easel);
  const hasDeclaration = asked.some(({ paperType, isNote }) => paperType === DECLARATION && !isNote);
  const own = questions?.ui.elements ?? (hasDeclaration ? [] : [requestPage({ draft, scribe })]);
  const closing = [...own, ...papers, deliveryPage({ draft, scribe })];
  const conditions = record.conditions?.trim();
  const reading: Element[] = [
    ...(conditions ? [{ type: 'Label' as const, text: scribe.write('form.made.request.conditions', { conditions }) }] : []),
    ...(papers.length === 0 ? asked.map((note) => noteElement(note, easel)) : []),
  ];
  const pages = [...opening, ...closing.map((one, at) => (at === 0 ? { ...one, elements: [...reading, ...one.elements] } : one))];
  return {
    schema: questions ? joinedSchemas(draft.schema(), questions.schema) : draft.schema(),
    ui: { type: 'Categorization', elements: pages },
    translations: scribe.translations(),
    ...(questions?.finder ? { finder: questions.finder } : {}),
  };
}

/** Every case under its short name where somebody gave one, then explained by its legal name. */
function casePage(
  cases: MadeSource['cases'],
  questions: OwnQuestions | undefined,
  { draft, scribe }: { draft: DraftForm; scribe: Scribe },
): Category {
  const named = new Map(choicesOf(questions?.schema.properties?.case ?? {}).map((one) => [one.value, one]));
  const all = cases.map(({ id, name }) => [id, named.get(id)?.label ?? name ?? id, named.get(id)?.help ?? ''] as const);
  const control = draft.askAlways({
    path: CASE_PATH,
    label: scribe.write('form.made.case.label'),
    help: scribe.write('form.made.case.help'),
    widget: 'radio',
    schema: choices(all),
    required: true,
  });
  return page({ id: 'case', label: scribe.write('form.made.case.page'), elements: [control] });
}
