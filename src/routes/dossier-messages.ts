import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { eraseMessage, readMessages, writeMessage } from '#modules/conversation/server';
import type { ShownMessage } from '#modules/conversation/ui';
import type { Actor } from '#modules/dossier';
import type { DossierWithFacts } from '#modules/dossier/server';
import { newId } from '#kernel/ids';
import type { Words } from '#messages';
import { messageAuthors } from '#views/message-authors';

/** What was written about a dossier, for the panel on its page; null for whoever reads the dossier without being one of the two sides. */
export async function showMessages(
  asked: { readonly actor: Actor; readonly dossierId: string; readonly opened: DossierWithFacts },
  { needs, words }: Pick<App.Locals, 'needs' | 'words'>,
) {
  const read = await readMessages(asked, needs);
  if (!read.ok) return null;
  const { messages, mySide, myId, open } = read.value;
  const names = await messageAuthors(needs.db, [...new Set(messages.map(({ authorId }) => authorId))]);
  return {
    mySide,
    open,
    requestId: newId(),
    messages: messages.map((message): ShownMessage => {
      const mine = message.side === mySide;
      return {
        id: message.id,
        mine,
        who: sayWho({ ...message, name: names[message.authorId] ?? null, isMe: message.authorId === myId }, words),
        text: message.text,
        at: message.writtenAt,
        seenAt: message.readAt,
        isNew: !mine && message.readAt === null && message.text !== null,
        mayTakeBack: message.authorId === myId && message.readAt === null && open,
      };
    }),
  };
}

/** Writes what the panel posted, and goes back to it; what could not be sent stays typed. */
export async function writePosted(event: Pick<RequestEvent, 'request' | 'locals'>, to: Target) {
  const { needs, words } = event.locals;
  const posted = await event.request.formData();
  const typed = textIn(posted, 'message');
  const written = await writeMessage({ ...to, requestId: textIn(posted, 'requestId') || newId(), text: typed }, needs);
  if (!written.ok) {
    const { refusal } = written;
    return fail(refusal.code === 'message.too-often' ? 429 : 422, {
      typed,
      messageError: words(`refusal.${refusal.code}`, { ...refusal }),
    });
  }
  redirect(303, `${to.page}?done=written#tin-nhan`);
}

/** Takes back the message the panel named. One that was seen meanwhile stays, and the panel says so. */
export async function takeBackPosted(event: Pick<RequestEvent, 'request' | 'locals'>, to: Target) {
  const { needs, words } = event.locals;
  const messageId = textIn(await event.request.formData(), 'messageId');
  const erased = await eraseMessage({ ...to, messageId }, needs);
  if (!erased.ok) return fail(409, { typed: '', messageError: words(`refusal.${erased.refusal.code}`) });
  redirect(303, `${to.page}?done=taken-back#tin-nhan`);
}

/** Who posts, about which dossier, and where its page is. */
interface Target {
  readonly actor: Actor;
  readonly dossierId: string;
  readonly page: string;
}

function sayWho(
  by: { readonly side: 'applicant' | 'office'; readonly authorRole: string | null; readonly name: string | null; readonly isMe: boolean },
  t: Words,
): string {
  const { side, authorRole, name, isMe } = by;
  if (isMe) return t('message.me');
  if (side === 'applicant') return name ?? t('message.applicant');
  const role = authorRole === null ? t('message.office') : t(`dossier.role.${authorRole}` as Parameters<Words>[0]);
  return name === null ? role : `${name} (${role})`;
}

function textIn(posted: FormData, name: string): string {
  const value = posted.get(name);
  return typeof value === 'string' ? value : '';
}
