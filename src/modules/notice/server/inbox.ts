import type { Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { principalOf, type CitizenAsking } from '#modules/citizen';
import { ok, refuse, type Result } from '#kernel/result';
import { countUnread, noticesOf, storeRead, type InboxNotice } from './notice-store.ts';

/** Who asks, by shape: the account module's actor fits. */
type Asker = CitizenAsking | { readonly kind: 'officer' | 'system' };

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

/** What somebody asks of their inbox. A cursor that is none opens the first page. */
export interface ReadInbox {
  readonly actor: Asker;
  readonly after?: string | null | undefined;
  readonly unreadOnly?: boolean | undefined;
  readonly dossierId?: string | null | undefined;
}

/** A citizen reads what the system told them: what they have not read yet first, then the rest, newest first. */
export async function readInbox(asked: ReadInbox, needs: { readonly db: Db }): Promise<Result<InboxPage, InboxRefusal>> {
  if (asked.actor.kind !== 'citizen') return refuse({ code: 'notice.citizens-only' });

  const reader = readerOf(asked.actor);
  const dossierId = asked.dossierId && isId(asked.dossierId) ? asked.dossierId : undefined;
  const found = await noticesOf(needs.db, {
    ...reader,
    unreadOnly: asked.unreadOnly,
    dossierId,
    after: readCursor(asked.after ?? ''),
    limit: PAGE + 1,
  });
  const notices = found.slice(0, PAGE);
  const last = found.length > PAGE ? notices.at(-1) : undefined;
  return ok({
    notices,
    next: last ? `${last.readAt === null ? 'u' : 'r'}.${last.id}` : null,
    unread: await countUnread(needs.db, reader),
  });
}

/** How many notices wait to be read, for the top of every page; nobody but a citizen has any. */
export async function unreadOf(actor: Asker, needs: { readonly db: Db }): Promise<number> {
  return actor.kind === 'citizen' ? countUnread(needs.db, readerOf(actor)) : 0;
}

/** A citizen marks one notice as read, those about one dossier, or all of them when none is named. Somebody else's notice is as if it did not exist. */
export async function markRead(
  asked: { readonly actor: Asker; readonly id: string | null; readonly dossierId?: string },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<null, InboxRefusal>> {
  if (asked.actor.kind !== 'citizen') return refuse({ code: 'notice.citizens-only' });

  await storeRead(needs.db, { ...readerOf(asked.actor), id: asked.id, dossierId: asked.dossierId, now: needs.now });
  return ok(null);
}

/** Who reads, and in whose name: what is about one principal is never read among another's. */
function readerOf(actor: CitizenAsking): { readonly personId: string; readonly principalId: string } {
  return { personId: actor.personId, principalId: principalOf(actor) };
}

/** Where a page ended: among the unread or the read, and at which notice. */
function readCursor(text: string): { readonly read: boolean; readonly id: string } | undefined {
  const [, part, id = ''] = /^([ur])\.(.*)$/.exec(text) ?? [];
  return part !== undefined && isId(id) ? { read: part === 'r', id } : undefined;
}
