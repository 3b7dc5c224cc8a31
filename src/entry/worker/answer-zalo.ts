import { inTransaction } from '#kernel/database';
import { unreachable } from '#kernel/exhaustive';
import { fold } from '#kernel/text';
import type { ChatMessage, InboundEvent } from '#gateways/zalo';
import {
  confirmLinkCode,
  findLinked,
  linkByToken,
  sendLinkCode,
  talkCodes,
  unlinkFromChat,
  type LinkOutcome,
} from '#modules/account/server';
import type { Words } from '#messages';
import { answerInbound } from '#modules/conversation/server';
import { dossiersToTalkOf, dossierToProve } from '#views/talked-dossiers';
import { plainLetters } from '#modules/notice';
import type { JobNeeds } from './worker-world.ts';

type Messages = readonly ChatMessage[];

/** What is said to somebody over Zalo: what concerns the link is answered here, everything else is a talk. It runs in one transaction. */
export function answerZalo(event: InboundEvent, needs: JobNeeds): Promise<Messages> {
  return inTransaction(needs.db, (db) => answer(event, { ...needs, db }));
}

async function answer(event: InboundEvent, needs: JobNeeds): Promise<Messages> {
  const say = needs.lawWords;
  if (event.kind === 'unfollow') return [];
  // Whoever takes their consent back at Zalo is not written to any more, not even about that.
  if (event.kind === 'withdraw') {
    await unlinkFromChat(event, needs);
    return [];
  }
  if (event.kind === 'submit-info') return takeShared(event, needs);
  const asked = readLinkWords(event.text ?? '');
  if (asked?.does === 'end') return (await unlinkFromChat(event, needs)) ? [{ text: say('zalo.unlink.done') }] : offerLink(needs);
  if (asked?.does === 'begin') return offerLink(needs);
  if (asked?.does === 'token') return [sayOutcome(await linkByToken({ userId: event.userId, token: asked.token }, needs), say)];
  const confirmed = await confirmLinkCode({ userId: event.userId, text: event.text ?? '' }, needs);
  if (confirmed !== null) return [confirmed === 'refused' ? { text: say('zalo.link.code-over') } : sayOutcome(confirmed, say)];
  return talk(event, needs);
}

type LinkWords = { readonly does: 'begin' | 'end' } | { readonly does: 'token'; readonly token: string };

/** What somebody wants of the link, however they write it. */
function readLinkWords(text: string): LinkWords | null {
  const said = fold(text).replace(/^#/, '');
  if (/^(?:huy|bo|ngung|xoa) ?lien ?ket$/.test(said)) return { does: 'end' };
  if (/^lien ?ket(?: tai khoan| zalo)?$/.test(said)) return { does: 'begin' };
  const token = /^lien ?ket[ :]+([a-z0-9][a-z0-9 -]{8,14})$/.exec(said)?.[1];
  return token === undefined ? null : { does: 'token', token };
}

/** How one links, and the card by which a phone is shared. */
function offerLink({ lawWords: say, origin }: JobNeeds): Messages {
  const page = { title: say('zalo.link.open-account'), payload: `${origin}/tai-khoan/zalo` };
  const card = { title: say('zalo.link.share'), subtitle: say('zalo.link.share-hint'), imageUrl: `${origin}/icons/icon-512.png` };
  return [{ text: say('zalo.link.how'), buttons: [page] }, { askForInfo: card }];
}

async function takeShared({ userId, shared }: InboundEvent, needs: JobNeeds): Promise<Messages> {
  const say = needs.lawWords;
  const sayLinkCode = (said: { readonly code: string; readonly minutes: number }): string => plainLetters(say('zalo.link.code-sms', said));
  const sent = await sendLinkCode({ userId, phone: shared?.phone ?? '' }, { ...needs, sayLinkCode });
  if (sent === null) return offerLink(needs);
  if ('waitMinutes' in sent) return [{ text: say('zalo.link.too-often', { minutes: sent.waitMinutes }) }];
  return [{ text: say('zalo.link.code-sent', { minutes: sent.minutes }) }];
}

function sayOutcome(outcome: LinkOutcome | 'wrong', say: Words): ChatMessage {
  switch (outcome) {
    case 'linked':
      return { text: say('zalo.link.done') };
    case 'taken':
      return { text: say('zalo.link.taken') };
    case 'wrong':
      return { text: say('zalo.link.code-wrong') };
    case 'refused':
      return { text: say('zalo.link.refused') };
    default:
      return unreachable(outcome);
  }
}

/** The bot answers; whoever is new is told that they may link. */
async function talk(event: InboundEvent, { db, now, origin, secretKey, lawWords: say }: JobNeeds): Promise<Messages> {
  const linked = await findLinked(db, event.userId);
  const answered = await answerInbound(event, {
    db,
    now,
    origin,
    lang: 'vi',
    words: say,
    citizen: linked && { kind: 'citizen', ...linked },
    ownDossiers: () => (linked ? dossiersToTalkOf(db, linked.personId) : Promise.resolve([])),
    dossierByNumber: (number) => dossierToProve(db, number),
    codes: talkCodes({ db, now, secretKey, sayTalkCode: (said) => say('bot.code.sms', said) }),
  });
  const said = answered.map(({ text, buttons }) => ({ text, ...(buttons ? { buttons } : {}) }));
  const isNew = (event.kind === 'follow' || event.kind === 'opened') && !linked;
  return isNew ? [{ text: say('zalo.hello'), buttons: [{ title: say('zalo.hello.link'), payload: '#LIENKET' }] }, ...said] : said;
}
