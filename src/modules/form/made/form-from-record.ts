import { CASE_PATH } from '../case-answer.ts';
import type { Category, Element, Form } from '../form.ts';
import { deliveryPage, requestPage } from './closing-pages.ts';
import { choices, DraftForm, page } from './draft-form.ts';
import { noteElement, papersPage } from './papers-page.ts';
import { peoplePages } from './people-pages.ts';
import { scribeOf, type FormWords, type Scribe } from './scribe.ts';

/** What a procedure says about itself, as far as its form depends on it. */
export interface MadeSource {
  readonly record: { readonly conditions?: string | null | undefined; readonly channels: readonly { readonly channel: string }[] };
  readonly cases: readonly { readonly id: string; readonly name: string | null }[];
  readonly components: readonly MadeComponent[];
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
 * A form for a procedure nobody has made one for by hand: case, who files and for whom, the request, its papers, delivery.
 *
 * The same source gives the same form to the letter, since a revision's hash covers it. Papers of other channels are
 * left out: online when the procedure can be filed so, else at the counter.
 */
export function formFromRecord(source: MadeSource, words: { readonly vi: FormWords } & Readonly<Record<string, FormWords>>): Form {
  const { vi, ...others } = words;
  const draft = new DraftForm();
  const scribe = scribeOf(vi, others);
  const channel = source.record.channels.some((one) => one.channel === 'online') ? 'online' : 'direct';
  const asked = source.components.filter(({ channels }) => channels === null || channels.includes(channel));
  const conditions = source.record.conditions?.trim();
  const casePath = source.cases.length > 1 ? CASE_PATH : null;

  const opening = [...(casePath === null ? [] : [casePage(source.cases, draft, scribe)]), ...peoplePages({ draft, scribe })];
  const papers = papersPage(asked, { draft, scribe, casePath });
  const reading: Element[] = [
    ...(conditions ? [{ type: 'Label' as const, text: scribe.write('form.made.request.conditions', { conditions }) }] : []),
    ...(papers.length === 0 ? asked.map((note) => noteElement(note, { scribe, casePath })) : []),
  ];
  const pages = [...opening, requestPage(reading, { draft, scribe }), ...papers, deliveryPage({ draft, scribe })];
  return { schema: draft.schema(), ui: { type: 'Categorization', elements: pages }, translations: scribe.translations() };
}

function casePage(cases: MadeSource['cases'], draft: DraftForm, scribe: Scribe): Category {
  const control = draft.askAlways({
    path: CASE_PATH,
    label: scribe.write('form.made.case.label'),
    help: scribe.write('form.made.case.help'),
    widget: 'radio',
    schema: choices(cases.map(({ id, name }) => [id, name ?? id])),
    required: true,
  });
  return page({ id: 'case', label: scribe.write('form.made.case.page'), elements: [control] });
}
