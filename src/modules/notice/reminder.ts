import type { Words } from '#messages';
import type { ComposedNotice } from './compose-notices.ts';
import { shortDay } from './moments.ts';
import { channelsOf } from './notice-kind.ts';
import { plainLetters } from './plain-letters.ts';
import { sayNotice } from './said-notice.ts';

/** Something of an applicant's that ends soon unless they act. */
export interface Ending {
  /** What ends and when: reminded of once. */
  readonly occasion: string;
  readonly dossierId: string;
  readonly personId: string;
  /** Null for a draft, which has none yet. */
  readonly number: string | null;
  readonly procedure: string;
  readonly endsAt: string;
  readonly phone: string | null;
  readonly email: string | null;
}

/** What an applicant hears before something of theirs ends. */
export function composeReminder(
  kind: 'supplement-reminder' | 'draft-reminder',
  ending: Ending,
  { words, origin }: { readonly words: Words; readonly origin: string },
): ComposedNotice[] {
  const { occasion, dossierId, personId, number, procedure } = ending;
  const params = { number, procedure, answerBy: shortDay(ending.endsAt), expires: shortDay(ending.endsAt), origin };
  const subject = words(`notice.${kind}.subject`, params);
  const body = words(`notice.${kind}.body`, params);
  const addresses = { inbox: null, sms: ending.phone, mail: ending.email };

  return channelsOf(kind).flatMap((channel): ComposedNotice[] => {
    const address = addresses[channel];
    if (channel !== 'inbox' && address === null) return [];
    const text = channel === 'sms' && kind === 'supplement-reminder' ? plainLetters(words(`notice.${kind}.sms`, params)) : body;
    const told = { occasion, dossierId, factId: null, personId, kind, channel, address, subject, body: text };
    return [channel === 'sms' ? { ...told, said: sayNotice({ kind, params, link: `${origin}/ho-so/${number ?? ''}` }, words) } : told];
  });
}
