import { fold } from '#kernel/text';
import type { Category, Element, PaperOptions, Rule } from '../form.ts';
import { page, whenOneOf, type DraftForm } from './draft-form.ts';
import type { MadeComponent } from './form-from-record.ts';
import { FILING_AS } from './people-pages.ts';
import type { Scribe } from './scribe.ts';

interface Easel {
  readonly draft: DraftForm;
  readonly scribe: Scribe;
  readonly casePath: string | null;
}

/** One control per paper the procedure asks for, in its order. */
export function papersPage(components: readonly MadeComponent[], easel: Easel): readonly Category[] {
  const names = new Set<string>();
  const elements = components.map((component) => {
    if (component.isNote) return noteElement(component, easel);
    return easel.draft.askSometimes({
      path: `/papers/${nameFor(component.id, names)}`,
      label: component.name,
      widget: 'paper',
      schema: { readOnly: true },
      required: component.required && supplyOf(component) === 'upload',
      paper: paperOptions(component, easel.scribe),
      ...ruleFor(component, easel.casePath),
    });
  });
  const options = { help: easel.scribe.write('form.made.papers.help') };
  return components.every(({ isNote }) => isNote)
    ? []
    : [page({ id: 'papers', label: easel.scribe.write('form.made.papers.page'), options, elements })];
}

/** A remark that the catalogue keeps among the papers: read, not given. */
export function noteElement(component: MadeComponent, { scribe, casePath }: Pick<Easel, 'scribe' | 'casePath'>): Element {
  return { type: 'Label', text: scribe.write('form.made.papers.note', { note: component.name }), ...ruleFor(component, casePath) };
}

/** Papers that say who somebody is or where they live are read from the register, never kept as files. */
const IN_REGISTER: ReadonlySet<string> = new Set(['giay-to-tuy-than', 'thong-tin-cu-tru']);

const AUTHORISATION = 'van-ban-uy-quyen';

/** A declaration that exists only online is the form itself. */
function supplyOf(component: MadeComponent): PaperOptions['supply'] {
  if (component.paperType !== null && IN_REGISTER.has(component.paperType)) return 'register';
  const onlineOnly = component.channels?.length === 1 && component.channels[0] === 'online';
  const interactive = fold(component.name).includes('dien tu tuong tac');
  return component.paperType === 'to-khai' && (onlineOnly || interactive) ? 'e-form' : 'upload';
}

function paperOptions(component: MadeComponent, scribe: Scribe): PaperOptions {
  const remarks = [
    component.onlyWhen === null ? null : scribe.write('form.made.papers.only-when', { when: component.onlyWhen }),
    component.note,
  ].filter((remark) => remark !== null);
  return {
    component: component.id,
    originals: component.originals,
    copies: component.copies,
    supply: supplyOf(component),
    ...(component.code === null ? {} : { code: component.code }),
    ...(component.paperType === null ? {} : { paperType: component.paperType }),
    ...(component.formNumber === null ? {} : { formNumber: component.formNumber }),
    ...(remarks.length === 0 ? {} : { note: remarks.join('. ') }),
  };
}

function ruleFor(component: MadeComponent, casePath: string | null): { rule?: Rule } {
  const rules = [
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
