import { formatDong } from '#kernel/money';
import type { DossierFact } from '#modules/dossier';
import type { Words } from '#messages';
import { reasonOf } from './compose-notices.ts';
import { defectsOf } from './defects.ts';
import { longDay, longMoment, shortMoment } from './moments.ts';
import { templateOf, OFFICIAL_PAPERS, type TemplateId } from './official-papers.ts';
import { numberOf, type DossierStory, type Office } from './story.ts';

/** An official paper before it is printed: which template, under which number, by which office, and what stands in it. */
export interface FilledTemplate {
  readonly template: TemplateId;
  readonly number: string;
  readonly agencyId: string;
  /** Opens the page where the dossier is tracked. It holds the code alone: the second factor is asked there, never in a link. */
  readonly link: string;
  readonly data: TemplateData;
}

/** Plain texts as the templates show them. What a template calls by another name does not print. */
export type TemplateData = Readonly<Record<string, unknown>>;

/** Fills in the official paper that a fact calls for; null when it calls for none. */
export function fillTemplate(
  story: DossierStory,
  { words, origin }: { readonly words: Words; readonly origin: string },
): FilledTemplate | null {
  const template = templateOf(story.fact);
  if (!template) return null;
  const { symbol, from } = OFFICIAL_PAPERS[template];
  const office = story[from];
  const number = words('notice.paper.number', { number: numberOf(story), symbol });
  return {
    template,
    number,
    agencyId: office.id,
    link: `${origin}/tra-cuu?ma=${encodeURIComponent(numberOf(story))}`,
    data: { ...commonData(story, { words, office }), number, trackAt: `${origin}/tra-cuu`, ...ownData(story, words) },
  };
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
    fee: story.fee === null ? words('notice.paper.fee-unpublished') : formatDong(story.fee),
    officer: officer.name ?? '',
    officerPhone: officer.phone,
    contact: words(contact, { desk: desk.name, phone: officer.phone }),
    footer: words('notice.paper.footer', { at: shortMoment(fact.at, words) }),
  };
}

/** What only one of the forms asks for. */
function ownData(story: DossierStory, words: Words): TemplateData {
  const { fact } = story;
  const reason = reasonOf(story) ?? words('notice.paper.reason-erased');
  if (fact.type === 'received') return receiptData(story, words);
  if (fact.type === 'supplement-asked') return supplementData(story, { fact, words });
  if (fact.type === 'handed-over') return handOverData(story, { fact, words });
  if (fact.type === 'extended') {
    const lateUnit = story.handler.unitName ?? story.agency.name;
    return { reason, lateUnit, dueAt: longMoment(fact.data.before, words), until: longMoment(fact.data.until, words) };
  }
  if (fact.type === 'stopped') {
    const fee = story.paid === 0 ? words('notice.paper.fee-none') : formatDong(story.paid);
    return { reason, fee, stoppedAt: longMoment(fact.at, words), cause: words(`notice.paper.stop.${fact.data.because}`) };
  }
  return { reason };
}

function receiptData(story: DossierStory, words: Words): TemplateData {
  const { limit } = story;
  const given = story.components.filter(({ papers }) => papers > 0);
  return {
    components: given.map(({ name, papers, reused }) => ({
      name,
      note: words(reused ? 'notice.paper.reused' : 'notice.paper.electronic'),
      originals: '',
      certified: '',
      copies: String(papers),
    })),
    sets: '01',
    channel: words(`notice.paper.channel.${story.channel}`),
    limit: limit === null ? '' : words(`calendar.limit.${limit.unit}`, { amount: String(limit.amount).replace('.', ',') }),
    returnTo: words(`notice.paper.return.${story.delivery ?? 'counter'}`, { desk: story.desk.name }),
    register: '',
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

/** `Tỉnh Cà Mau` signs its letters from `Cà Mau`. */
function placeOf(office: Office): string {
  return (office.unitName ?? '').replace(/^(?:Tỉnh|Thành phố|Phường|Xã)\s+/u, '');
}
