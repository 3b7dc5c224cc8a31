import { inTransaction, type Db } from '#kernel/database';
import { leaveJob } from '#kernel/jobs';
import { seal, unseal } from '#modules/account/server';
import type { ZaloRefusal } from './ask-zalo.ts';
import { endTurn, markDone, nextEvent, takeTurn } from './event-store.ts';
import type { ZaloText } from './message-shapes.ts';
import { markEnded, markQueued, markSending, nextMessage, queueMessage, type ChatMessageRow } from './message-store.ts';
import type { InboundEvent } from './read-event.ts';
import type { TokenWorld } from './tokens.ts';
import type { ZaloClient } from './zalo-client.ts';

/** A message of ours in a chat: a text, or the card by which somebody shares their phone. */
export type ChatMessage =
  ZaloText | { readonly askForInfo: { readonly title: string; readonly subtitle: string; readonly imageUrl: string } };

/** What is said to an event. It runs in the transaction in which the event is done with: what it writes counts once. */
export type AnswerEvent = (event: InboundEvent, db: Db) => Promise<readonly ChatMessage[]>;

export interface TalkWorld extends TokenWorld {
  readonly client: ZaloClient;
  readonly answer: AnswerEvent;
}

/** How long one process may take to answer somebody before another may try. */
const TURN = { seconds: 60 };

/** When somebody has the turn, it is looked after them so soon. */
const SOON = { seconds: 2 };

/**
 * Answers everything somebody said, in the order they said it, and sends what is to be said to them, in order: one process at a time.
 * Done twice it does nothing the second time; what a killed process began, another ends.
 */
export async function talkWith(userId: string, world: TalkWorld): Promise<void> {
  const now = world.clock();
  if (!(await takeTurn(world.db, { userId, now, until: now.add(TURN) }))) {
    await leaveJob(world.db, 'zalo-talk', { userId }, { runAt: now.add(SOON).toString() });
    return;
  }
  try {
    await sendWaiting(userId, world);
    while (await answerNext(userId, world)) await sendWaiting(userId, world);
  } finally {
    await endTurn(world.db, userId);
  }
}

/** Puts messages in the chat with somebody, behind what waits there. */
export async function sayLater(
  said: { readonly userId: string; readonly messages: readonly ChatMessage[] },
  { db, secretKey, now }: { readonly db: Db; readonly secretKey: string; readonly now: Temporal.Instant },
): Promise<void> {
  for (const message of said.messages) {
    const text = JSON.stringify(message);
    await queueMessage(db, { userId: said.userId, seal: (id) => seal(secretKey, { purpose: 'zalo', owner: `message ${id}`, text }), now });
  }
}

async function answerNext(userId: string, world: TalkWorld): Promise<boolean> {
  const row = await nextEvent(world.db, userId);
  if (!row) return false;
  const event = JSON.parse(unseal(world.secretKey, { purpose: 'zalo', owner: `event ${row.key}`, sealed: row.sealed })) as InboundEvent;
  const now = world.clock();
  await inTransaction(world.db, async (db) => {
    const messages = await world.answer(event, db);
    await sayLater({ userId, messages }, { ...world, db, now });
    await markDone(db, row.key, now);
  });
  return true;
}

async function sendWaiting(userId: string, world: TalkWorld): Promise<void> {
  for (let row = await nextMessage(world.db, userId); row; row = await nextMessage(world.db, userId)) {
    const message = JSON.parse(unseal(world.secretKey, { purpose: 'zalo', owner: `message ${row.id}`, sealed: row.sealed })) as ChatMessage;
    if (row.state === 'sending' && (await gotThere({ userId, row, message }, world))) continue;
    await markSending(world.db, row.id, world.clock());
    const sent =
      'askForInfo' in message
        ? await world.client.askForInfo({ userId, ...message.askForInfo })
        : await world.client.sendText({ userId, ...message });
    if (sent.ok) await markEnded(world.db, { id: row.id, messageId: sent.value.messageId, error: null, now: world.clock() });
    else await noteRefusal(row.id, sent.refusal, world);
  }
}

/**
 * Finds out in the chat itself what became of a message that was begun and of which nobody knows the end; a card, which the chat shows
 * without its words, counts as sent.
 */
async function gotThere(
  begun: { readonly userId: string; readonly row: ChatMessageRow; readonly message: ChatMessage },
  world: TalkWorld,
): Promise<boolean> {
  const { userId, row, message } = begun;
  const lines = await world.client.conversation(userId);
  if (!lines.ok) throw new Error(`Nobody knows whether a message arrived: ${lines.refusal.code}`);
  const since = row.startedAt ?? '';
  const said = 'askForInfo' in message ? null : message.text.trim().normalize('NFC');
  const isThere = said === null || lines.value.some(({ ours, text, at }) => ours && text === said && at >= earlier(since));
  if (isThere) await markEnded(world.db, { id: row.id, messageId: null, error: null, now: world.clock() });
  return isThere;
}

/** Clocks differ by a little. */
function earlier(iso: string): string {
  return Temporal.Instant.from(iso).subtract({ seconds: 30 }).toString();
}

/** What passes is thrown, and the worker tries again; what is over is noted. An end nobody knows stays begun. */
async function noteRefusal(id: string, refusal: ZaloRefusal, world: TalkWorld): Promise<void> {
  if (refusal.code === 'zalo.uncertain') throw new Error('Nobody knows whether a message arrived');
  const says = refusal.code === 'zalo.refused' ? `Zalo refused with ${refusal.error}` : refusal.code;
  const passes = refusal.code !== 'zalo.refused' || refusal.handling === 'again' || refusal.handling === 'later';
  if (!passes) {
    await markEnded(world.db, { id, messageId: null, error: says, now: world.clock() });
    return;
  }
  await markQueued(world.db, id, says);
  throw new Error(says);
}
