import { formatDong } from '#kernel/money';
import type { DossierFact } from '#modules/dossier';
import type { Words } from '#messages';
import { reasonOf } from './compose-notices.ts';
import { defectsOf } from './defects.ts';
import { dayOf, longDay, longMoment, shortMoment } from './moments.ts';
import { templateOf, OFFICIAL_PAPERS, type TemplateId } from './official-papers.ts';
import { formFor, type ChosenForm, type PaperForms } from './paper-forms.ts';
import type { RegisterLine } from './register-line.ts';
import { numberOf, placeOf, type DossierStory, type Office, type SubmittedComponent } from './story.ts';

/** An official paper before it is printed: which template, under which number, by which office, and what stands in it. */
export interface FilledTemplate {
  readonly template: TemplateId;
  readonly form: ChosenForm;
  readonly number: string;
  readonly agencyId: string;
  /** Opens the page where the dossier is tracked. It holds the code alone: the second factor is asked there, never in a link. */
  readonly link: string;
  readonly data: TemplateData;
}

/** Plain texts as the templates show them. What a template calls by another name does not print. */
export type TemplateData = Readonly<Record<string, unknown>>;

/** What is lent to fill in a form. `words` are Vietnamese whoever reads: the forms are the law's. */
export interface FillNeeds {
  readonly words: Words;
  readonly origin: string;
  readonly paperForms: PaperForms;
  /** Where the desk's register has the dossier; absent until it stands there. */
  readonly register?: RegisterLine | null | undefined;
  /** By which anybody can ask whether the paper is ours; absent where only its words are wanted. */
  readonly verifyCode?: string | undefined;
}

/** Fills in the official paper that a fact calls for, on the form of its day and field; null when it calls for none. */
export function fillTemplate(story: DossierStory, needs: FillNeeds): FilledTemplate | null {
  const template = templateOf(story.fact);
  if (!template) return null;
  const { words, origin } = needs;
  const { from } = OFFICIAL_PAPERS[template];
  const form = formFor(needs.paperForms, { paper: template, on: dayOf(story.fact.at), fieldCode: story.procedure.fieldCode });
  const office = story[from];
  const number = words('notice.paper.number', { number: numberOf(story), symbol: form.symbol });
  return {
    template,
    form,
    number,
    agencyId: office.id,
    link: `${origin}/tra-cuu?ma=${encodeURIComponent(numberOf(story))}`,
    data: {
      ...commonData(story, { words, office }),
      ...ownData(story, needs),
      form: formData(form, words),
      number,
      trackAt: `${origin}/tra-cuu`,
      verify: needs.verifyCode === undefined ? null : { code: needs.verifyCode, at: `${origin}/xac-minh` },
    },
  };
}

/** What every form says of itself: its title, and below by which instrument it is made. */
export function formData(form: ChosenForm, words: Words): TemplateData {
  const { number, title, set } = form;
  return { title, basis: number === null ? set.basis : words('official-paper.basis', { number, basis: set.basis }) };
}

function commonData(story: DossierStory, { words, office }: { words: Words; office: Office }): TemplateData {
  const { procedure, applicant, desk, fact, officer } = story;
  const request = procedure.caseName === null ? 'notice.paper.request' : 'notice.paper.request-in-case';
  const contact = officer.phone === null ? 'notice.paper.contact-without-phone' : 'notice.paper.contact';
  return {
    code: story.code,
    reference: story.reference,
    fileNumber: numberOf(story),
    agency: { name: office.name, parent: office.parentName },
    placeAndDate: words('notice.paper.place-and-date', { place: placeOf(office), day: longDay(fact.at, words) }),
    desk: desk.name,
    applicant: { name: applicant.name ?? '', address: applicant.address ?? '', phone: applicant.phone ?? '', email: applicant.email ?? '' },
    applicantSigns: story.channel === 'online' ? applicant.name : null,
    owner: story.owner,
    request: words(request, { code: procedure.code, name: procedure.name, caseName: procedure.caseName }),
    receivedAt: story.receivedAt === null ? '' : longMoment(story.receivedAt, words),
    dueAt: story.dueAt === null ? words('notice.paper.no-due-time') : longMoment(story.dueAt, words),
    fee: feeOf(story, words),
    officer: officer.name ?? '',
    officerPhone: officer.phone,
    contact: words(contact, { desk: desk.name, phone: officer.phone }),
    footer: words('notice.paper.footer', { at: shortMoment(fact.at, words) }),
  };
}

/** The amount, and what of it was paid by then, how. */
function feeOf({ fee, paid, paidBy }: DossierStory, words: Words): string {
  const amount = fee === null ? words('notice.paper.fee-unpublished') : formatDong(fee);
  if (paid > 0) {
    const method = words(isPayMethod(paidBy) ? `official-paper.paid-by.${paidBy}` : 'official-paper.paid-by.other');
    return words('official-paper.fee.paid', { amount, paid: formatDong(paid), method });
  }
  return fee === null ? amount : words('official-paper.fee.unpaid', { amount });
}

const PAY_METHODS = ['cash', 'transfer', 'online', 'exempt'] as const;

function isPayMethod(method: string | null): method is (typeof PAY_METHODS)[number] {
  return PAY_METHODS.some((known) => known === method);
}

/** What only one of the forms asks for. */
function ownData(story: DossierStory, { words, register }: FillNeeds): TemplateData {
  const { fact } = story;
  const reason = reasonOf(story) ?? words('notice.paper.reason-erased');
  if (fact.type === 'received') return receiptData(story, { words, register });
  if (fact.type === 'supplement-asked') return supplementData(story, { fact, words });
  if (fact.type === 'handed-over') return handOverData(story, { fact, words });
  if (fact.type === 'extended') {
    const lateUnit = story.handler.unitName ?? story.agency.name;
    return { reason, lateUnit, dueAt: longMoment(fact.data.before, words), until: longMoment(fact.data.until, words) };
  }
  if (fact.type === 'stopped') {
    const fee = story.paid === 0 ? words('notice.paper.fee-none') : formatDong(story.paid);
    const stage = words(`official-paper.stage.${story.stage}`, { unit: story.handler.unitName ?? story.agency.name });
    return { reason, fee, stage, stoppedAt: longMoment(fact.at, words), cause: words(`notice.paper.stop.${fact.data.because}`) };
  }
  return { reason };
}

function receiptData(story: DossierStory, { words, register }: Pick<FillNeeds, 'words' | 'register'>): TemplateData {
  const { limit } = story;
  const given = story.components.filter(({ papers, brought }) => papers > 0 || brought !== undefined);
  return {
    components: given.map((component) => componentRow(component, words)),
    sets: '01',
    channel: words(`notice.paper.channel.${story.channel}`),
    limit: limit === null ? '' : words(`calendar.limit.${limit.unit}`, { amount: String(limit.amount).replace('.', ',') }),
    returnTo: words(`notice.paper.return.${story.delivery ?? 'counter'}`, { desk: story.desk.name }),
    register: register ? words('official-paper.register', { book: register.book, number: register.number }) : '',
  };
}

/** One paper handed in: so many originals, certified copies and copies on paper; an electronic one counts as a copy. */
function componentRow({ name, papers, reused, brought }: SubmittedComponent, words: Words): TemplateData {
  const electronic = papers === 0 ? null : words(reused ? 'notice.paper.reused' : 'notice.paper.electronic');
  const compared = brought?.compared ? words('official-paper.compared') : null;
  const count = (sheets: number | undefined): string => (sheets ? String(sheets) : '');
  return {
    name,
    note: [electronic, compared].filter((said) => said !== null).join('; ') || null,
    originals: count(brought?.originals),
    certified: count(brought?.certified),
    copies: count(brought ? brought.copies : papers),
  };
}

function supplementData(story: DossierStory, { fact, words }: { fact: DossierFact<'supplement-asked'>; words: Words }): TemplateData {
  return {
    defects: defectsOf(story, fact).map((defect) => ({ ...defect, count: null })),
    reason: null,
    answerBy: longMoment(fact.data.answerBy, words),
  };
}

function handOverData(story: DossierStory, { fact, words }: { fact: DossierFact<'handed-over'>; words: Words }): TemplateData {
  return {
    result: words('notice.paper.result', { procedure: story.procedure.name }),
    resultNumber: story.resultNumber ?? '',
    handedOverAt: longMoment(fact.at, words),
    channel: words(`notice.paper.handed.${fact.data.channel}`),
    receivedBy: words(`notice.paper.receiver.${fact.data.to}`),
  };
}
