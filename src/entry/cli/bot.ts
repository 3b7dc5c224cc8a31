import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Db } from '#kernel/database';
import { words } from '#messages';
import { askBot } from '#modules/conversation/server';
import type { Out } from './due.ts';

const USAGE = 'motcua bot ask "SENTENCE" | motcua bot ask -';
const [DONE, BAD_INPUT] = [0, 1];

/** What a command of the bot needs of the world. */
export type BotNeeds = Out & { readonly db: Db; readonly now: Temporal.Instant; readonly origin: string; readonly input: Readable };

/** `motcua bot ask "…"`: what the bot takes a sentence for and what it answers a stranger, as JSON; `-` reads sentences, a line each. */
export async function bot([verb, ...sentence]: readonly string[], needs: BotNeeds): Promise<number> {
  const text = sentence.join(' ').trim();
  if (verb !== 'ask' || text === '') {
    needs.fail(`motcua bot: ${USAGE}`);
    return BAD_INPUT;
  }
  if (text !== '-') {
    needs.print(JSON.stringify(await ask(text, needs), null, 2));
    return DONE;
  }
  for await (const line of createInterface({ input: needs.input })) {
    if (line.trim() !== '') needs.print(JSON.stringify(await ask(line, needs)));
  }
  return DONE;
}

async function ask(text: string, { db, now, origin }: BotNeeds): Promise<object> {
  const { meaning, messages } = await askBot(text, { db, now, origin, lang: 'vi', words: words('vi') });
  const { intent, confidence, procedure, others, number, guesses } = meaning;
  const named = procedure && { code: procedure.code, name: procedure.name };
  return {
    sentence: text,
    intent,
    confidence,
    procedure: named,
    others: others.map(({ code, name }) => ({ code, name })),
    dossier: number,
    guesses,
    answer: messages.map((one) => ({ text: one.text, buttons: one.buttons })),
  };
}
