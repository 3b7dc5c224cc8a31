import { createContext } from 'svelte';
import type { Words } from '#messages';

const [heard, say] = createContext<Words>();

/** Lends the reader's language to every component below; the root layout calls it once. */
export function setWords(words: Words): void {
  say(words);
}

/** The sentences of the reader's language, for a component: `const t = useWords()`. */
export function useWords(): Words {
  return heard();
}
