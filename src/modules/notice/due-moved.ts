import type { Words } from '#messages';
import type { ComposedNotice } from './compose-notices.ts';
import { shortMoment } from './moments.ts';
import { channelsOf } from './notice-kind.ts';
import { plainLetters } from './plain-letters.ts';
import { sayNotice } from './said-notice.ts';

/** A due time that moved because working time changed, and one of those who are to hear of it. */
export interface DueMoved {
  readonly dossierId: string;
  readonly recountId: string;
  readonly personId: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly number: string;
  readonly procedure: string;
  readonly desk: string;
  readonly before: string;
  readonly after: string;
}

/** What they hear: from when to when, and that nobody is to blame. */
export function composeDueMoved(moved: DueMoved, { words, origin }: { readonly words: Words; readonly origin: string }): ComposedNotice[] {
  const { dossierId, recountId, personId, number, procedure, desk } = moved;
  const params = { number, procedure, desk, origin, before: shortMoment(moved.before, words), after: shortMoment(moved.after, words) };
  const subject = words('notice.due-moved.subject', params);
  const body = words('notice.due-moved.body', params);
  const ways = {
    inbox: { address: null, text: body },
    sms: { address: moved.phone, text: plainLetters(words('notice.due-moved.sms', params)) },
    mail: { address: moved.email, text: words('notice.letter', { body, link: `${origin}/ho-so/${number}`, office: desk }) },
  } as const;
  const told = { occasion: `due:${recountId}:${dossierId}`, dossierId, factId: null, personId, kind: 'due-moved' } as const;
  return channelsOf('due-moved').flatMap((channel): ComposedNotice[] => {
    const { address, text } = ways[channel];
    if (channel !== 'inbox' && address === null) return [];
    const further = channel === 'sms' ? { said: sayNotice({ kind: 'due-moved', params, link: `${origin}/ho-so/${number}` }, words) } : {};
    return [{ ...told, channel, address, subject, body: text, ...further }];
  });
}
