import type { Words } from '#messages';
import type { ComposedNotice } from './compose-notices.ts';
import { channelsOf } from './notice-kind.ts';

/** A file that was put away because it could do harm, and whoever gave it. */
export interface Infected {
  readonly occasion: string;
  readonly dossierId: string;
  readonly personId: string;
  readonly file: string;
  readonly procedure: string;
  /** Null for a draft, which has none yet. */
  readonly number: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** What the giver of a harmful file hears: most do not know that their computer has one. */
export function composeInfected(
  infected: Infected,
  { words, origin }: { readonly words: Words; readonly origin: string },
): ComposedNotice[] {
  const { occasion, dossierId, personId, file, procedure, number } = infected;
  const params = { file, procedure, number: number ?? '', origin };
  const subject = words('notice.paper-infected.subject', params);
  const body = words(number === null ? 'notice.paper-infected.draft' : 'notice.paper-infected.dossier', params);
  const addresses = { inbox: null, sms: infected.phone, mail: infected.email };
  return channelsOf('paper-infected').flatMap((channel): ComposedNotice[] => {
    const address = addresses[channel];
    if (channel !== 'inbox' && address === null) return [];
    return [{ occasion, dossierId, factId: null, personId, officerId: null, kind: 'paper-infected', channel, address, subject, body }];
  });
}
