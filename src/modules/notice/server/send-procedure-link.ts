import type { Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import type { Words } from '#messages';
import { composeProcedureLink, occasionOf, type ProcedureLink } from '../procedure-link.ts';
import { wasTold } from './notice-store.ts';
import { queueNotices } from './tell-applicant.ts';

/** Who asks, by shape: the account module's actor fits. */
type Asker = { readonly kind: 'citizen'; readonly personId: string; readonly accountId: string } | { readonly kind: 'officer' | 'system' };

export interface SendLinkNeeds {
  readonly db: Db;
  readonly now: Temporal.Instant;
  readonly words: Words;
  /** Counts one message of an account; answers how many seconds to wait when there were too many. */
  readonly countSending: (accountId: string) => Promise<number | null>;
}

export type SendLinkRefusal =
  | { readonly code: 'notice.citizens-only' }
  | { readonly code: 'notice.key-malformed' }
  | { readonly code: 'notice.too-many-messages'; readonly minutes: number };

/**
 * Sends the page of a procedure to the asker's own phone. Pressed twice it is sent once; sent too often it is refused.
 */
export async function sendProcedureLink(
  asked: Omit<ProcedureLink, 'personId'> & { readonly actor: Asker },
  needs: SendLinkNeeds,
): Promise<Result<null, SendLinkRefusal>> {
  const { actor, ...link } = asked;
  if (actor.kind !== 'citizen') return refuse({ code: 'notice.citizens-only' });
  if (!isId(link.key)) return refuse({ code: 'notice.key-malformed' });

  const { personId } = actor;
  if (await wasTold(needs.db, { occasion: occasionOf(link), personId })) return ok(null);
  const wait = await needs.countSending(actor.accountId);
  if (wait !== null) return refuse({ code: 'notice.too-many-messages', minutes: Math.ceil(wait / 60) });
  await queueNotices([composeProcedureLink({ ...link, personId }, needs.words)], needs);
  return ok(null);
}
