import type { MessageKey, Words } from '#messages';
import type { Intent } from '../understanding/intent.ts';
import type { TalkButton, TalkMessage } from './talk-event.ts';
import type { TalkState } from './talk-state.ts';
import { payloadOf } from './wish.ts';

/** What one turn of a talk says, and what may be chosen after it. */
export interface Said {
  readonly text: string;
  readonly next: readonly TalkButton[];
}

/** An answer, what the next words will be taken for, and which procedure it was about. */
export type Answered = Said & { readonly waiting?: TalkState['waiting']; readonly procedure?: string | null };

/** A channel takes no longer text (Zalo: 2,000), and no more buttons. */
const LONGEST = 1900;
const LONGEST_TITLE = 60;
export const MOST_BUTTONS = 5;

/** One message: what is said, and every choice as a number to type and as a button. */
export function offer({ text, next }: Said, t: Words): TalkMessage {
  const buttons = next.slice(0, MOST_BUTTONS).map(({ title, payload }) => ({ title: clip(title, LONGEST_TITLE), payload }));
  const bare = clip(text, LONGEST);
  if (buttons.length === 0) return { text: bare, bare };
  const choices = `\n\n${buttons.map(({ title }, at) => `${at + 1}. ${title}`).join('\n')}\n${t('bot.choose')}`;
  return { text: clip(text, LONGEST - choices.length) + choices, bare, buttons };
}

/** A next step by its usual name. */
export function step(intent: Exclude<Intent, 'greet' | 'thanks' | 'unknown'> | 'menu', t: Words, about: string | null = null): TalkButton {
  const key: MessageKey = `bot.choice.${intent}`;
  return { title: t(key), payload: payloadOf(intent === 'menu' ? 'greet' : intent, about) };
}

/** Cut at a word, with a sign that something is missing. */
export function clip(text: string, most: number): string {
  const letters = [...text.normalize('NFC')];
  if (letters.length <= most) return letters.join('');
  return `${letters
    .slice(0, most - 1)
    .join('')
    .replace(/\s+\S*$/u, '')}…`;
}
