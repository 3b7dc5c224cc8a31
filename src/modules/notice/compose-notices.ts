import { formatDong } from '#kernel/money';
import type { Words } from '#messages';
import { defectLines } from './defects.ts';
import { shortDay, shortMoment } from './moments.ts';
import { channelsOf, kindOf, type Channel, type NoticeKind } from './notice-kind.ts';
import { plainLetters } from './plain-letters.ts';
import { sayNotice, type SaidNotice } from './said-notice.ts';
import { numberOf, type DossierStory } from './story.ts';

/** A notice ready to be kept: what is said, to whom, over which channel. */
export interface ComposedNotice {
  /** What brought it about; told once per person and channel. */
  readonly occasion: string;
  /** Null: it is about no dossier. */
  readonly dossierId: string | null;
  readonly factId: string | null;
  /** Whom it is for: a person, or an officer. */
  readonly personId: string | null;
  readonly officerId?: string | null;
  readonly kind: NoticeKind;
  readonly channel: Channel;
  /** Null for the inbox. */
  readonly address: string | null;
  readonly subject: string;
  readonly body: string;
  /** What it says on a way where letters are free; absent: it goes as a text message or not at all. */
  readonly said?: SaidNotice;
}

/**
 * What is heard of a fact: in the inbox of everybody it is the business of, on the phone and by mail of the applicant where we know them.
 *
 * A text message names the dossier and nothing of the person.
 */
export function composeNotices(
  story: DossierStory,
  { words, origin }: { readonly words: Words; readonly origin: string },
): ComposedNotice[] {
  const kind = kindOf(story.fact);
  if (!kind || isReceivedAtOnce(story)) return [];
  const params = { ...paramsOf(story, words), origin };
  const said = {
    subject: words(`notice.${kind}.subject`, params),
    body: withoutEmptyLines(words(`notice.${kind}.body`, params)),
  };
  const common = {
    occasion: `fact:${story.fact.id}`,
    dossierId: story.dossierId,
    factId: story.fact.id,
    personId: story.applicant.personId,
    kind,
  };

  const told = channelsOf(kind).flatMap((channel): ComposedNotice[] => {
    if (channel === 'inbox') return story.readers.map((personId) => ({ ...common, personId, channel, address: null, ...said }));
    if (channel === 'mail') {
      const { email } = story.applicant.reach;
      return email
        ? [{ ...common, channel, address: email, subject: said.subject, body: letter(said.body, { story, words, origin }) }]
        : [];
    }
    const { phone } = story.applicant.reach;
    const text = plainLetters(words(`notice.${kind}.sms`, params));
    const further = sayNotice({ kind, params, link: `${origin}/ho-so/${numberOf(story)}` }, words);
    return phone ? [{ ...common, channel, address: phone, subject: said.subject, body: text, said: further }] : [];
  });
  return [...told, ...invitation(story, { subject: said.subject, body: words('counter.invite.sms', { origin }) })];
}

/** Filed by an officer at the counter: they receive it in the same breath, and that is the news. */
function isReceivedAtOnce({ fact }: DossierStory): boolean {
  return fact.type === 'filed' && fact.by.kind === 'officer' && fact.data.channel !== 'online';
}

/** Somebody without an account, whose dossier a counter took in, is told once where they could follow it themselves. */
function invitation(
  { applicant, dossierId, fact, invites }: DossierStory,
  said: Pick<ComposedNotice, 'subject' | 'body'>,
): ComposedNotice[] {
  const { personId, reach } = applicant;
  if (!invites || fact.type !== 'received' || reach.phone === null) return [];
  const told = { occasion: `invite:${personId}`, dossierId, factId: null, personId, kind: 'received', channel: 'sms' } as const;
  return [{ ...told, address: reach.phone, subject: said.subject, body: plainLetters(said.body) }];
}

function letter(body: string, { story, words, origin }: { story: DossierStory; words: Words; origin: string }): string {
  return words('notice.letter', { body, link: `${origin}/ho-so/${numberOf(story)}`, office: story.desk.name });
}

/** What may stand in the holes of any notice. A hole that the fact does not fill stays empty with its line. */
function paramsOf(story: DossierStory, words: Words): Record<string, string | number> {
  const { fact } = story;
  const { data } = fact;
  return {
    number: numberOf(story),
    reference: story.reference,
    procedure: story.procedure.name,
    desk: story.desk.name,
    agency: story.agency.name,
    at: shortMoment(fact.at, words),
    due: story.dueAt ? shortMoment(story.dueAt, words) : words('notice.no-due-time'),
    dueLine: story.dueAt ? words('notice.due-line', { due: shortMoment(story.dueAt, words) }) : words('notice.no-due-line'),
    answerBy: 'answerBy' in data ? shortDay(data.answerBy) : '',
    list: fact.type === 'supplement-asked' ? defectLines(story, fact).join('\n') : '',
    count: fact.type === 'supplement-asked' ? fact.data.defects.length : 0,
    amount: 'amount' in data ? formatDong(data.amount) : '',
    until: 'until' in data ? shortMoment(data.until, words) : '',
    reason: reasonOf(story) ?? words('notice.reason-on-page'),
    handler: [story.handler.name, story.handler.unitName].filter(Boolean).join(', '),
    resultNumber: 'number' in data ? data.number : '',
  };
}

/** The words behind the fact, when it has any and they were not erased. */
export function reasonOf(story: DossierStory): string | null {
  const { data } = story.fact;
  return 'note' in data && data.note ? (story.notes[data.note.id] ?? null) : null;
}

function withoutEmptyLines(text: string): string {
  return text.replace(/\n{3,}/g, '\n\n').trim();
}
