import type { Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import type { Actor } from '#modules/dossier';
import { talkAbout, type TalkRefusal } from '#modules/dossier/server';
import { eraseUnread } from './message-store.ts';

/** Somebody takes their own words back, as long as nobody of the other side has seen them. Taken back twice, they are gone all the same. */
export async function eraseMessage(
  asked: { readonly actor: Actor; readonly dossierId: string; readonly messageId: string },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<null, TalkRefusal | { readonly code: 'message.seen' }>> {
  const talking = await talkAbout(asked, needs);
  if (!talking.ok) return talking;

  const { dossier, talker } = talking.value;
  const erased = await eraseUnread(needs.db, { id: asked.messageId, dossierId: dossier.id, authorId: talker.id, now: needs.now });
  return erased ? ok(null) : refuse({ code: 'message.seen' });
}
