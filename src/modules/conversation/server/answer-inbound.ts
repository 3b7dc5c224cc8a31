import { inTransaction } from '#kernel/database';
import { newId } from '#kernel/ids';
import { matchProcedures } from '#modules/procedure/server';
import { answerTalk } from '../talk/answer-talk.ts';
import type { TalkEvent, TalkMessage } from '../talk/talk-event.ts';
import type { TalkNeeds } from '../talk/talk-needs.ts';
import { holdTalk, keepTalk, noteTurn } from './talk-store.ts';

/** After this a number typed no longer means what was offered. */
const TALK_LASTS = { hours: 24 };

/** All the world lends; without a finder of its own, procedures are found by PostgreSQL. */
export type AnswerNeeds = Omit<TalkNeeds, 'findProcedures'> & Partial<Pick<TalkNeeds, 'findProcedures'>>;

/**
 * Answers what somebody did in a chat with at most two messages, and keeps what the talk has come to. Whoever calls sees to it that each
 * event is answered once; two events of one person are answered one after the other.
 */
export async function answerInbound(event: TalkEvent, needs: AnswerNeeds): Promise<readonly TalkMessage[]> {
  const { channel, userId } = event;
  return inTransaction(needs.db, async (db) => {
    const state = await holdTalk(db, { channel, userId, since: needs.now.subtract(TALK_LASTS) });
    const findProcedures = needs.findProcedures ?? ((words: string) => matchProcedures(db, words));
    const turn = await answerTalk(event, state, { ...needs, db, findProcedures });
    await keepTalk(db, { channel, userId, state: turn.state, now: needs.now });
    if (turn.meaning) await noteTurn(db, { id: newId(), channel, meaning: turn.meaning, now: needs.now });
    return turn.messages;
  });
}
