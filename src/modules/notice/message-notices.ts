import type { Words } from '#messages';
import { channelsOf } from './notice-kind.ts';
import { plainLetters } from './plain-letters.ts';
import { sayNotice } from './said-notice.ts';
import type { ComposedNotice } from './compose-notices.ts';

/** That something was written about a dossier. The words themselves stay on its page: there they can be erased. */
export interface MessageNews {
  readonly dossierId: string;
  readonly number: string;
  readonly procedure: string;
  readonly desk: string;
  /** The oldest message nobody of the other side has read: until then, nobody is told twice. */
  readonly firstUnread: string;
}

/** Whoever is told, and where they can be reached. */
export interface Told {
  readonly id: string;
  readonly phone: string | null;
  readonly email: string | null;
}

/** What an applicant hears when the office wrote: in the inbox, on the phone and by mail. */
export function tellOfOfficeMessage(
  news: MessageNews,
  to: Told,
  { words, origin }: { readonly words: Words; readonly origin: string },
): ComposedNotice[] {
  const params = { number: news.number, procedure: news.procedure, desk: news.desk, origin };
  const subject = words('notice.message.subject', params);
  const body = words('notice.message.body', params);
  const letter = words('notice.letter', { body, link: `${origin}/ho-so/${news.number}#tin-nhan`, office: news.desk });
  const ways = {
    inbox: { address: null, text: body },
    sms: { address: to.phone, text: plainLetters(words('notice.message.sms', params)) },
    mail: { address: to.email, text: letter },
  } as const;
  return channelsOf('message').flatMap((channel): ComposedNotice[] => {
    const { address, text } = ways[channel];
    if (channel !== 'inbox' && address === null) return [];
    const further =
      channel === 'sms' ? { said: sayNotice({ kind: 'message', params, link: `${origin}/ho-so/${news.number}#tin-nhan` }, words) } : {};
    return [{ ...commonOf(news), personId: to.id, officerId: null, channel, address, subject, body: text, ...further }];
  });
}

/** What an officer hears when the applicant wrote: by mail, where they have an address; their queue shows it in any case. */
export function tellOfApplicantMessage(
  news: MessageNews,
  to: Told,
  { words, origin }: { readonly words: Words; readonly origin: string },
): ComposedNotice[] {
  if (to.email === null) return [];
  const params = { number: news.number, procedure: news.procedure, link: `${origin}/can-bo/ho-so/${news.number}#tin-nhan` };
  const subject = words('notice.message-to-office.subject', params);
  const body = words('notice.message-to-office.body', params);
  return [{ ...commonOf(news), personId: null, officerId: to.id, channel: 'mail', address: to.email, subject, body }];
}

function commonOf(news: MessageNews): Pick<ComposedNotice, 'occasion' | 'dossierId' | 'factId' | 'kind'> {
  return { occasion: `message:${news.firstUnread}`, dossierId: news.dossierId, factId: null, kind: 'message' };
}
