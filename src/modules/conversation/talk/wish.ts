import { INTENTS, type Intent } from '../understanding/intent.ts';

/** What is asked for, as a button says it: an intent and what it is about. */
export interface Wish {
  readonly intent: Intent;
  /** The code of a procedure or the number of a dossier. */
  readonly about: string | null;
}

const PAYLOAD = /^#([a-z-]+)(?: ([\w.-]{1,60}))?$/u;

/** What a button sends: `#requirements 1.001193`. */
export function payloadOf(intent: Intent, about: string | null = null): string {
  return about === null ? `#${intent}` : `#${intent} ${about}`;
}

/** A button's words, or null for what somebody typed. */
export function readPayload(text: string): Wish | null {
  const [, name, about] = PAYLOAD.exec(text.trim()) ?? [];
  const intent = INTENTS.find((one) => one === name);
  return intent === undefined ? null : { intent, about: about ?? null };
}
