import type { Words } from '#messages';
import type { ComposedNotice } from './compose-notices.ts';
import type { Told } from './message-notices.ts';
import { channelsOf } from './notice-kind.ts';
import { plainLetters } from './plain-letters.ts';

/** A dossier in which a paper stands that its issuer took back. */
export interface PaperRevoked {
  /** By which fact. */
  readonly factId: string;
  readonly dossierId: string;
  readonly number: string;
  readonly procedure: string;
  readonly desk: string;
  /** The number of what was taken back. */
  readonly paper: string;
}

interface Said {
  readonly words: Words;
  readonly origin: string;
}

/** What the applicant hears: which paper, in which dossier, and whom to ask. */
export function composePaperRevoked(news: PaperRevoked, to: Told, { words, origin }: Said): ComposedNotice[] {
  const { number, procedure, desk, paper } = news;
  const params = { number, procedure, desk, paper, origin };
  const subject = words('notice.paper-revoked.subject', params);
  const body = words('notice.paper-revoked.body', params);
  const ways = {
    inbox: { address: null, text: body },
    sms: { address: to.phone, text: plainLetters(words('notice.paper-revoked.sms', params)) },
    mail: { address: to.email, text: words('notice.letter', { body, link: `${origin}/ho-so/${number}`, office: desk }) },
  } as const;
  return channelsOf('paper-revoked').flatMap((channel): ComposedNotice[] => {
    const { address, text } = ways[channel];
    if (channel !== 'inbox' && address === null) return [];
    return [{ ...commonOf(news), personId: to.id, officerId: null, channel, address, subject, body: text }];
  });
}

/** What the officer hears who works on that dossier: by mail, where they have an address; the dossier itself shows it in any case. */
export function composePaperRevokedToOffice(news: PaperRevoked, to: Told, { words, origin }: Said): ComposedNotice[] {
  if (to.email === null) return [];
  const params = { number: news.number, procedure: news.procedure, paper: news.paper, link: `${origin}/can-bo/ho-so/${news.number}` };
  const subject = words('notice.paper-revoked-to-office.subject', params);
  const body = words('notice.paper-revoked-to-office.body', params);
  return [{ ...commonOf(news), personId: null, officerId: to.id, channel: 'mail', address: to.email, subject, body }];
}

function commonOf({ factId, dossierId }: PaperRevoked): Pick<ComposedNotice, 'occasion' | 'dossierId' | 'factId' | 'kind'> {
  return { occasion: `revoked:${factId}:${dossierId}`, dossierId, factId: null, kind: 'paper-revoked' };
}
