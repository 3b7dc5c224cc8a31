import type { Db } from '#kernel/database';
import type { Lang, Words } from '#messages';
import { matchProcedures } from '#modules/procedure/server';
import { answerTalk } from '../talk/answer-talk.ts';
import type { TalkMessage } from '../talk/talk-event.ts';
import { NEW_TALK } from '../talk/talk-state.ts';
import { settle, type Meaning } from '../understanding/settle.ts';
import { understand } from '../understanding/understand.ts';

interface AskNeeds {
  readonly db: Db;
  readonly now: Temporal.Instant;
  readonly origin: string;
  readonly lang: Lang;
  readonly words: Words;
}

/** What the bot takes a sentence for, whoever says it and whatever was said before. */
export async function readSentence(text: string, needs: Pick<AskNeeds, 'db'>): Promise<Meaning> {
  const understood = understand(text);
  return settle(understood, understood.topic === '' ? [] : await matchProcedures(needs.db, understood.topic));
}

/** One sentence of a stranger, what it is taken for and what is answered. Nobody is sent anything, nothing is kept. */
export async function askBot(
  text: string,
  needs: AskNeeds,
): Promise<{ readonly meaning: Meaning; readonly messages: readonly TalkMessage[] }> {
  const event = { channel: 'ask', userId: 'ask', messageId: 'ask', at: needs.now.toString(), kind: 'text', text } as const;
  const turn = await answerTalk(event, NEW_TALK, {
    ...needs,
    citizen: null,
    findProcedures: (words) => matchProcedures(needs.db, words),
    ownDossiers: () => Promise.resolve([]),
    dossierByNumber: () => Promise.resolve(null),
    codes: {
      send: () => Promise.resolve({ challengeId: 'none', minutes: 5 }),
      check: () => Promise.resolve('wrong'),
    },
  });
  return { meaning: turn.meaning ?? (await readSentence(text, needs)), messages: turn.messages };
}
