import type { Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { countUnread, noticesOf, storeRead, type InboxNotice } from './notice-store.ts';

/** Who asks, by shape: the account module's actor fits. */
type Asker = { readonly kind: 'citizen'; readonly personId: string } | { readonly kind: 'officer' | 'system' };

export interface InboxRefusal {
  readonly code: 'notice.citizens-only';
}

/** A page of what somebody was told. `next` opens the older ones. */
export interface InboxPage {
  readonly notices: readonly InboxNotice[];
  readonly next: string | null;
  readonly unread: number;
}

const PAGE = 20;

/** A citizen reads what the system told them, newest first. A cursor that is none opens the first page. */
export async function readInbox(
  asked: { readonly actor: Asker; readonly before?: string | null | undefined },
  needs: { readonly db: Db },
): Promise<Result<InboxPage, InboxRefusal>> {
  if (asked.actor.kind !== 'citizen') return refuse({ code: 'notice.citizens-only' });

  const { personId } = asked.actor;
  const before = asked.before && isId(asked.before) ? asked.before : undefined;
  const found = await noticesOf(needs.db, { personId, before, limit: PAGE + 1 });
  const notices = found.slice(0, PAGE);
  return ok({ notices, next: found.length > PAGE ? (notices.at(-1)?.id ?? null) : null, unread: await countUnread(needs.db, personId) });
}

/** A citizen marks one notice as read, or all of them when none is named. Somebody else's notice is as if it did not exist. */
export async function markRead(
  asked: { readonly actor: Asker; readonly id: string | null },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<null, InboxRefusal>> {
  if (asked.actor.kind !== 'citizen') return refuse({ code: 'notice.citizens-only' });

  await storeRead(needs.db, { personId: asked.actor.personId, id: asked.id, now: needs.now });
  return ok(null);
}
