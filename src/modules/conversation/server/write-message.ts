import { inTransaction, type Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { leaveJob } from '#kernel/jobs';
import { ok, refuse, type Result } from '#kernel/result';
import type { Actor } from '#modules/dossier';
import { talkAbout, type Talker, type TalkRefusal } from '#modules/dossier/server';
import { MOST_WRITTEN, readMessage, type TextRefusal } from '../message.ts';
import { isTalkOpen } from '../talk-open.ts';
import { countWritten, findWritten, holdAuthor, insertMessage } from './message-store.ts';

export interface WriteMessage {
  readonly actor: Actor;
  readonly dossierId: string;
  /** Made by the page that shows the form: two clicks write one message. */
  readonly requestId: string;
  readonly text: string;
}

export type WriteRefusal =
  | TalkRefusal
  | TextRefusal
  | { readonly code: 'message.closed' }
  | { readonly code: 'message.too-often' }
  | { readonly code: 'request.key-reused' };

/**
 * One side writes to the other about a dossier; the other is told by a job of its own.
 *
 * The words change nothing about the dossier, so there is no fact of them; they can be erased.
 */
export async function writeMessage(
  asked: WriteMessage,
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<{ readonly messageId: string }, WriteRefusal>> {
  const talking = await talkAbout(asked, needs);
  if (!talking.ok) return talking;
  const text = readMessage(asked.text);
  if (!text.ok) return text;

  const { dossier, talker } = talking.value;
  return inTransaction(needs.db, async function write(trx): Promise<Result<{ readonly messageId: string }, WriteRefusal>> {
    await holdAuthor(trx, talker.id);
    const requestKey = asked.requestId.slice(0, 100);
    const earlier = await findWritten(trx, { authorId: talker.id, requestKey });
    if (earlier) {
      const same = earlier.dossierId === dossier.id && (earlier.text === null || earlier.text === text.value);
      return same ? ok({ messageId: earlier.id }) : refuse({ code: 'request.key-reused' });
    }
    if (!isTalkOpen(dossier.endedAt, needs.now)) return refuse({ code: 'message.closed' });
    if (await isTooMuch(trx, { talker, dossierId: dossier.id, now: needs.now })) return refuse({ code: 'message.too-often' });

    const id = newId();
    await insertMessage(trx, {
      id,
      dossierId: dossier.id,
      side: talker.side,
      authorId: talker.id,
      authorRole: talker.role,
      requestKey,
      text: text.value,
      writtenAt: needs.now.toString(),
    });
    await leaveJob(trx, 'message-written', { dossierId: dossier.id, side: talker.side }, { key: `message:${id}` });
    return ok({ messageId: id });
  });
}

async function isTooMuch(
  trx: Db,
  by: { readonly talker: Talker; readonly dossierId: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  const most = MOST_WRITTEN[by.talker.side];
  const written = await countWritten(trx, { authorId: by.talker.id, dossierId: by.dossierId, now: by.now });
  return written.toOne >= most.perHourToOne || written.toAll >= most.perDay;
}
