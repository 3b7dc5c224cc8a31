import type { Actor } from '#modules/dossier';
import type { Db } from '#kernel/database';
import { isId, newId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { tidy } from '#kernel/text';
import { deleteView, insertView, viewsOf, type QueueView } from './queue-view-store.ts';

/** More lists than fit on a screen are found no faster than none. */
const MOST_VIEWS = 20;
const MOST_LETTERS = 60;

export type KeepViewRefusal =
  | { readonly code: 'queue.officers-only' }
  | { readonly code: 'view.name-missing' }
  | { readonly code: 'view.name-taken'; readonly name: string }
  | { readonly code: 'view.too-many'; readonly most: number };

/** Keeps a list under a name, for this officer alone. `query` is what its address asks for, as the queue wrote it. */
export async function keepView(
  asked: { readonly actor: Actor; readonly name: string; readonly query: string },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<QueueView, KeepViewRefusal>> {
  if (asked.actor.kind !== 'officer') return refuse({ code: 'queue.officers-only' });
  const name = tidy(asked.name).slice(0, MOST_LETTERS);
  if (name === '') return refuse({ code: 'view.name-missing' });
  const view = { id: newId(), name, query: asked.query };
  const kept = await insertView(needs.db, { ...view, officerId: asked.actor.officerId, most: MOST_VIEWS, now: needs.now });
  if (kept === 'taken') return refuse({ code: 'view.name-taken', name });
  return kept === 'full' ? refuse({ code: 'view.too-many', most: MOST_VIEWS }) : ok(view);
}

/** The lists this officer keeps, by name; nobody else has any. */
export async function ownViews(asked: { readonly actor: Actor }, needs: { readonly db: Db }): Promise<readonly QueueView[]> {
  return asked.actor.kind === 'officer' ? viewsOf(needs.db, asked.actor.officerId) : [];
}

/** Forgets one of one's own lists; doing it twice is no fault. */
export async function removeView(asked: { readonly actor: Actor; readonly id: string }, needs: { readonly db: Db }): Promise<void> {
  if (asked.actor.kind === 'officer' && isId(asked.id)) await deleteView(needs.db, { id: asked.id, officerId: asked.actor.officerId });
}
