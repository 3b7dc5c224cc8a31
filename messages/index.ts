import { en } from './en/index.ts';
import { fill, type Params } from './fill.ts';
import { isSaidInBrowser } from './in-browser.ts';
import { vi } from './vi/index.ts';

export type { Params } from './fill.ts';

/** A key somebody wrote a Vietnamese sentence for; anything else does not compile. */
export type MessageKey = keyof typeof vi;

/** The languages of the screens. Another one is a folder beside these and a line in `LANGUAGES`, here and in `browser.ts`. */
export type Lang = keyof typeof LANGUAGES;

/** Says a sentence in the reader's language: `t('home.title')`. */
export type Words = (key: MessageKey, params?: Params) => string;

/** Sentences by their keys, as a page with scripts takes them to the browser. */
export type Sentences = Readonly<Record<string, string>>;

const LANGUAGES = { vi, en } as const satisfies Record<string, Partial<Record<MessageKey, string>>>;

/** The languages on offer, first language first. */
export const LANGS = Object.keys(LANGUAGES) as readonly Lang[];

/** What a page with scripts takes along: one language, and only what the browser may say. */
export const SENTENCES_IN_BROWSER = Object.fromEntries(LANGS.map((lang) => [lang, saidInBrowser(lang)])) as Readonly<
  Record<Lang, Sentences>
>;

/** The sentences of one language. A sentence nobody translated yet is said in Vietnamese rather than left out. */
export function words(lang: Lang): Words {
  const own: Partial<Record<string, string>> = LANGUAGES[lang];
  const first: Partial<Record<string, string>> = vi;
  return function say(key, params) {
    return fill(own[key] ?? first[key] ?? key, params);
  };
}

/** The sentences around a page: all of them on the server; in the browser (see `browser.ts`) those that came with it. */
export function wordsOnPage({ lang }: { readonly lang: Lang; readonly sentences: Sentences | null }): Words {
  return words(lang);
}

/** Whether a text from outside (a cookie, a link) names a language we speak. */
export function isLang(text: unknown): text is Lang {
  return typeof text === 'string' && Object.hasOwn(LANGUAGES, text);
}

/** Whether a key put together at run time (`refusal.${code}`) has a sentence. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(vi, key);
}

function saidInBrowser(lang: Lang): Sentences {
  return Object.fromEntries(Object.entries({ ...vi, ...LANGUAGES[lang] }).filter(([key]) => isSaidInBrowser(key)));
}
