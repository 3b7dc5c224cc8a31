import { caseChoices } from '#modules/form';
import {
  feeFor,
  findCase,
  hasChannel,
  limitFor,
  publicNote,
  sayFee,
  sayLimit,
  type ChannelTerms,
  type Component,
  type ProcedureCase,
  type Reader,
  type RevisionContent,
} from '#modules/procedure';
import type { PublishedProcedure } from '#views/catalogue';

/** One paper of the checklist, in words. */
export interface ShownPaper {
  readonly id: string;
  readonly name: string;
  /** `case`: asked for because of the case it stands under. */
  readonly need: 'required' | 'case' | 'optional';
  /** How many, which form, when: each a short remark. */
  readonly remarks: readonly string[];
}

/** The papers of one case; `name` is null for those every case asks for. */
export interface ShownCase {
  readonly id: string;
  readonly name: string | null;
  readonly papers: readonly ShownPaper[];
}

/** Stands for the papers that every case asks for. */
const EVERY_CASE = 'every';

/** A procedure in the reader's words, ready to be laid out. */
export function showProcedure(
  { revision, decidedBy, receivedBy }: PublishedProcedure,
  { reader, caseId }: { readonly reader: Reader; readonly caseId: string | null },
) {
  const { content } = revision;
  const { record } = content;
  const { t } = reader;
  const chosen = findCase(content, caseId);
  const names = shortNames(content, reader);
  return {
    code: record.code,
    name: record.name,
    field: record.field,
    level: t(`procedure.level.${record.level}`),
    audience: t(`procedure.audience.${record.audience}`),
    online: hasChannel(content, 'online'),
    onlineFee: sayFee(feeFor(content, 'online').amount, reader),
    decidedBy: decidedBy ?? t('catalogue.decided-by.commune'),
    receivedBy: receivedBy ?? t('catalogue.received-by.commune'),
    result: record.result?.name ?? null,
    caseId: content.cases.length > 1 ? (chosen?.id ?? null) : null,
    hasFinder: content.form.finder !== undefined && hasChannel(content, 'online'),
    caseName: chosen && (names.get(chosen.id) ?? chosen.name),
    choices: content.cases.length > 1 ? content.cases.map(({ id, name }) => ({ value: id, label: names.get(id) ?? name ?? id })) : [],
    cases: showCases(content, reader).filter(({ id }) => chosen === null || id === EVERY_CASE || id === chosen.id),
    remarks: content.components.filter(({ isNote }) => isNote).map(({ name }) => name),
    channels: content.channels.map((terms) => showChannel(terms, { reader, content, chosen })),
    steps: (record.steps ?? []).flatMap((step) => publicNote(step) ?? []),
    route: content.route.steps.map(({ id, nameKey, where, when }) => ({
      id,
      name: sayStep(t(nameKey as 'procedure.step.receive'), when !== undefined, t),
      where: t(`catalogue.where.${where}`),
    })),
    conditions: publicNote(record.conditions),
    legalBasis: record.legalBasis ?? [],
    decision: record.decision ?? null,
    revision: { number: revision.number, publishedAt: revision.publishedAt },
  };
}

/** A step that only some answers lead to says so. */
function sayStep(name: string, isSometimes: boolean, t: Reader['t']): string {
  return isSometimes ? t('route.step.sometimes', { name }) : name;
}

/** What the form calls the cases: shorter than the names the catalogue has for them. */
function shortNames({ form }: RevisionContent, { lang }: Reader): ReadonlyMap<string, string> {
  return new Map(caseChoices(form, lang).map(({ value, label }) => [value, label]));
}

function showCases(content: RevisionContent, reader: Reader): readonly ShownCase[] {
  const names = shortNames(content, reader);
  const papers = content.components.filter(({ isNote }) => !isNote);
  const show = (component: Component): ShownPaper => showPaper(component, reader);
  const common = { id: EVERY_CASE, name: null, papers: papers.filter(({ caseIds }) => caseIds === null).map(show) };
  const own = content.cases
    .filter(({ name }) => name !== null)
    .map(({ id, name }) => ({ id, name: names.get(id) ?? name, papers: papers.filter(({ caseIds }) => caseIds?.includes(id)).map(show) }));
  return [common, ...own].filter(({ papers: its }) => its.length > 0);
}

function showPaper(component: Component, { t }: Reader): ShownPaper {
  const { originals, copies, channels, onlyWhen, formNumber, note } = component;
  const counts = [
    originals > 0 ? t('catalogue.paper.originals', { count: originals }) : '',
    copies > 0 ? t('catalogue.paper.copies', { count: copies }) : '',
  ].filter((text) => text !== '');
  const remarks = [
    counts.join(', '),
    formNumber === null ? '' : t('catalogue.paper.form-number', { number: formNumber }),
    onlyWhen === null ? '' : t('catalogue.paper.only-when', { when: onlyWhen }),
    channels === null
      ? ''
      : t('catalogue.paper.only-channels', { channels: channels.map((one) => t(`procedure.channel.${one}`)).join(', ') }),
    note ?? '',
  ];
  return { id: component.id, name: component.name, need: needOf(component), remarks: remarks.filter((text) => text !== '') };
}

function needOf({ required, caseIds, onlyWhen }: Component): ShownPaper['need'] {
  if (required) return 'required';
  return caseIds !== null && onlyWhen === null ? 'case' : 'optional';
}

function showChannel(
  { channel, limit, limitNote, fee }: ChannelTerms,
  { reader, content, chosen }: { readonly reader: Reader; readonly content: RevisionContent; readonly chosen: ProcedureCase | null },
) {
  return {
    channel: reader.t(`procedure.channel.${channel}`),
    limit: sayLimit(chosen ? limitFor(content, { caseId: chosen.id, channel }) : limit, reader),
    limitNote,
    fee: fee.amount,
    feeNote: fee.note,
  };
}
