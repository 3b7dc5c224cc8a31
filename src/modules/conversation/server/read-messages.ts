import type { Db } from '#kernel/database';
import { ok, type Result } from '#kernel/result';
import type { Actor } from '#modules/dossier';
import { talkAbout, type DossierWithFacts, type TalkRefusal } from '#modules/dossier/server';
import type { DossierMessage, Side } from '../message.ts';
import { isTalkOpen } from '../talk-open.ts';
import { markMessagesRead, messagesOf } from './message-store.ts';

/** What was written about a dossier, as one of the two sides reads it. */
export interface Conversation {
  /** As it was before this reading: what is new to the reader has no `readAt` yet. */
  readonly messages: readonly DossierMessage[];
  readonly mySide: Side;
  readonly myId: string;
  /** Whether one may still write. */
  readonly open: boolean;
}

/** One of the two sides reads what was written; what the other wrote counts as seen from now on. */
export async function readMessages(
  asked: { readonly actor: Actor; readonly dossierId: string; readonly opened?: DossierWithFacts | undefined },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<Conversation, TalkRefusal>> {
  const talking = await talkAbout(asked, needs);
  if (!talking.ok) return talking;

  const { dossier, talker } = talking.value;
  const messages = await messagesOf(needs.db, dossier.id);
  const writtenBy = talker.side === 'office' ? 'applicant' : 'office';
  if (messages.some(({ side, readAt }) => side === writtenBy && readAt === null)) {
    await markMessagesRead(needs.db, { dossierId: dossier.id, writtenBy, readerId: talker.id, now: needs.now });
  }
  return ok({ messages, mySide: talker.side, myId: talker.id, open: isTalkOpen(dossier.endedAt, needs.now) });
}
