import { en } from './en/index.ts';
import { vi } from './vi/index.ts';

/** A key somebody wrote a Vietnamese sentence for; anything else does not compile. */
export type MessageKey = keyof typeof vi;

/** The languages of the screens. Another one is a folder beside these and a line in `LANGUAGES`. */
export type Lang = keyof typeof LANGUAGES;

/** What may stand in a sentence's `{holes}`. */
export type Params = Readonly<Record<string, unknown>>;

/** Says a sentence in the reader's language: `t('home.title')`. */
export type Words = (key: MessageKey, params?: Params) => string;

const LANGUAGES = { vi, en } as const satisfies Record<string, Partial<Record<MessageKey, string>>>;

/** The languages on offer, first language first. */
export const LANGS = Object.keys(LANGUAGES) as readonly Lang[];

/** The sentences of one language. A sentence nobody translated yet is said in Vietnamese rather than left out. */
export function words(lang: Lang): Words {
  const own: Partial<Record<string, string>> = LANGUAGES[lang];
  const first: Partial<Record<string, string>> = vi;
  return function say(key, params) {
    return fill(own[key] ?? first[key] ?? key, params);
  };
}

/** Whether a text from outside (a cookie, a link) names a language we speak. */
export function isLang(text: unknown): text is Lang {
  return typeof text === 'string' && Object.hasOwn(LANGUAGES, text);
}

/** Whether a key put together at run time (`refusal.${code}`) has a sentence. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(vi, key);
}

function fill(sentence: string, params: Params = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = params[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : hole;
  });
}
