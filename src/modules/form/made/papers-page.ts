import { fold } from '#kernel/text';
import { FILING_AS } from '../filing-for.ts';
import type { Category, Element, PaperOptions, Rule } from '../form.ts';
import { page, whenOneOf, type DraftForm } from './draft-form.ts';
import type { MadeComponent, OwnPaper, OwnQuestions } from './form-from-record.ts';
import type { Scribe } from './scribe.ts';

interface Easel {
  readonly draft: DraftForm;
  readonly scribe: Scribe;
  readonly casePath: string | null;
  readonly questions?: OwnQuestions | undefined;
}

/** The type of paper that a form may replace. */
export const DECLARATION = 'to-khai';

/** One control per paper the procedure asks for, in its order. */
export function papersPage(components: readonly MadeComponent[], easel: Easel): readonly Category[] {
  const names = new Set<string>();
  const elements = components.map((component) => {
    if (component.isNote) return noteElement(component, easel);
    const own = ownPaper(component, easel);
    const supply = supplyOf(component, easel);
    return easel.draft.askSometimes({
      path: `/papers/${nameFor(component.id, names)}`,
      label: component.name,
      widget: 'paper',
      schema: { readOnly: true },
      required: (own.required ?? component.required) && supply === 'upload',
      paper: paperOptions(component, supply, easel),
      ...(own.help === undefined ? {} : { help: own.help }),
      ...ruleFor(component, easel),
    });
  });
  const options = { help: easel.scribe.write('form.made.papers.help') };
  return components.every(({ isNote }) => isNote)
    ? []
    : [page({ id: 'papers', label: easel.scribe.write('form.made.papers.page'), options, elements })];
}

/** A remark that the catalogue keeps among the papers: read, not given. */
export function noteElement(component: MadeComponent, easel: Easel): Element {
  return { type: 'Label', text: easel.scribe.write('form.made.papers.note', { note: component.name }), ...ruleFor(component, easel) };
}

/** Papers that say who somebody is or where they live are read from the register, never kept as files. */
const IN_REGISTER: ReadonlySet<string> = new Set(['giay-to-tuy-than', 'thong-tin-cu-tru']);

const AUTHORISATION = 'van-ban-uy-quyen';

/** A declaration is replaced by the form only when the form asks what it asks. */
function supplyOf(component: MadeComponent, { questions }: Easel): PaperOptions['supply'] {
  if (component.paperType !== null && IN_REGISTER.has(component.paperType)) return 'register';
  return component.paperType === DECLARATION && questions ? 'e-form' : 'upload';
}

function ownPaper({ id }: MadeComponent, { questions }: Easel): OwnPaper {
  return questions?.papers && Object.hasOwn(questions.papers, id) ? (questions.papers[id] ?? {}) : {};
}

function paperOptions(component: MadeComponent, supply: PaperOptions['supply'], easel: Easel): PaperOptions {
  const { scribe } = easel;
  const saysWhen = component.onlyWhen !== null && !ownPaper(component, easel).rule;
  const remarks = [saysWhen ? scribe.write('form.made.papers.only-when', { when: component.onlyWhen }) : null, component.note].filter(
    (remark) => remark !== null,
  );
  return {
    component: component.id,
    originals: component.originals,
    copies: component.copies,
    supply,
    ...(component.code === null ? {} : { code: component.code }),
    ...(component.paperType === null ? {} : { paperType: component.paperType }),
    ...(component.formNumber === null ? {} : { formNumber: component.formNumber }),
    ...(remarks.length === 0 ? {} : { note: scribe.join(remarks) }),
  };
}

function ruleFor(component: MadeComponent, easel: Easel): { rule?: Rule } {
  const { casePath } = easel;
  const own = ownPaper(component, easel).rule;
  const rules = [
    ...(own ? [own] : []),
    ...(casePath !== null && component.caseIds !== null ? [whenOneOf(casePath, component.caseIds)] : []),
    ...(component.paperType === AUTHORISATION ? [whenOneOf(FILING_AS, ['person', 'organisation'])] : []),
  ];
  const [only, another] = rules;
  if (!only) return {};
  return { rule: another ? { effect: 'SHOW', condition: { type: 'AND', conditions: rules.map(({ condition }) => condition) } } : only };
}

/** A component's id as a name that is safe everywhere and nobody else's; the id itself whenever it is. */
function nameFor(id: string, taken: Set<string>): string {
  const plain = fold(id) === id.toLowerCase() ? id : fold(id);
  const safe = `${/^[a-z0-9]/iu.test(plain) ? '' : 'p'}${plain.replace(/[^a-z0-9._-]+/giu, '-')}`.slice(0, 80);
  let name = safe;
  for (let number = 2; taken.has(name) || name === 'constructor' || name === 'prototype'; number += 1) name = `${safe}-${number}`;
  taken.add(name);
  return name;
}
