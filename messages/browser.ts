import { fill } from './fill.ts';
import type { Lang, MessageKey, Sentences, Words } from './index.ts';

/**
 * `#messages` as a browser has it (`imports` in package.json): the sentences that came with the page, in its one language.
 * The same names as in `index.ts`, and no sentence of its own.
 */
export const LANGS: readonly Lang[] = ['vi', 'en'];

/** Every sentence is handed over by the page; none lies here. */
export const SENTENCES_IN_BROWSER: Readonly<Partial<Record<Lang, Sentences>>> = {};

let heard: Sentences = {};

/** Takes the sentences that came with the page. A change of language loads the page anew. */
export function wordsOnPage({ lang, sentences }: { readonly lang: Lang; readonly sentences: Sentences | null }): Words {
  heard = sentences ?? heard;
  return words(lang);
}

/** The sentences of the page, whose language is the only one here. */
export function words(_lang: Lang): Words {
  return function say(key, params) {
    return fill(heard[key] ?? key, params);
  };
}

/** Whether a text names a language we speak. */
export function isLang(text: unknown): text is Lang {
  return LANGS.some((lang) => lang === text);
}

/** Whether a key put together at run time has a sentence here. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(heard, key);
}
