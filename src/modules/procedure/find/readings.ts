import { plainOf, spellingsIn, type Spelling } from './spelling.ts';
import { withoutInputMethod } from './telex.ts';

/** A word of a question, and whether it says anything about what is wanted. */
export interface AskedWord extends Spelling {
  readonly idle: boolean;
}

/** One way to understand a question. */
export interface Reading {
  readonly words: readonly AskedWord[];
  /** As it was typed, or with abbreviations and everyday words in the catalogue's words. */
  readonly asTyped: boolean;
}

/** What people say, as words, and what is meant by it; meaning nothing, it is idle. */
export interface Phrase {
  readonly spelled: readonly string[];
  readonly spoken: readonly string[];
  readonly meant: string;
}

const MOST_WORDS = 16;
const MOST_READINGS = 24;
const LONGEST_SPOKEN = 5;

/** The words a question is made of, so many as are looked at. */
export function askedWords(q: string): readonly Spelling[] {
  return spellingsIn(q).slice(0, MOST_WORDS);
}

/** The same words as an input method would have written them, had it been on; null when they cannot have been meant that way. */
export function withInputMethod(words: readonly Spelling[]): readonly Spelling[] | null {
  if (words.some(({ plain, marked }) => plain !== marked)) return null;
  const meant = words.map(({ plain }) => plainOf(withoutInputMethod(plain) ?? plain));
  return meant.every((plain, at) => plain === words[at]?.plain) ? null : meant.map((plain) => ({ plain, marked: plain }));
}

/** A reading of what was not typed that way. */
export function asSecondThought(reading: Reading): Reading {
  return { ...reading, asTyped: false };
}

/** Every run of neighbouring words that may be a phrase people say. */
export function spokenIn(words: readonly Spelling[]): readonly string[] {
  const runs = words.flatMap((_, from) =>
    Array.from({ length: Math.min(LONGEST_SPOKEN, words.length - from) }, (_each, more) =>
      words
        .slice(from, from + more + 1)
        .map(({ plain }) => plain)
        .join(' '),
    ),
  );
  return [...new Set(runs)];
}

/**
 * The ways to understand a question: as it stands, and with what people say replaced by what is meant, longest phrases first.
 *
 * A word typed with its marks stands only for a phrase spelled that way: `sổ` is not `số`.
 */
export function readingsOf(words: readonly Spelling[], phrases: readonly Phrase[]): readonly Reading[] {
  const idle = phrases.filter(({ meant }) => meant === '');
  const telling = phrases.filter(({ meant }) => meant !== '').toSorted((a, b) => b.spoken.length - a.spoken.length);
  const asTyped = markIdle(words, idle);

  const found: Reading[] = [{ words: asTyped, asTyped: true }];
  function read(from: number, sofar: readonly AskedWord[], changed: boolean): void {
    if (found.length >= MOST_READINGS) return;
    const word = asTyped[from];
    if (!word) {
      if (changed) found.push({ words: sofar, asTyped: false });
      return;
    }
    for (const phrase of telling.filter((one) => standsAt(words, { from, phrase: one }))) {
      const meant = spellingsIn(phrase.meant).map((one) => ({ ...one, idle: false }));
      read(from + phrase.spoken.length, [...sofar, ...meant], true);
    }
    read(from + 1, [...sofar, word], changed);
  }
  read(0, [], false);
  return found;
}

function markIdle(words: readonly Spelling[], idle: readonly Phrase[]): readonly AskedWord[] {
  const marked = words.map((word) => ({ ...word, idle: false }));
  for (const from of words.keys()) {
    for (const phrase of idle.filter((one) => standsAt(words, { from, phrase: one }))) {
      for (const at of phrase.spoken.keys()) marked[from + at] = { ...marked[from + at]!, idle: true };
    }
  }
  // Who asks in idle words only means them.
  return marked.every((word) => word.idle) ? words.map((word) => ({ ...word, idle: false })) : marked;
}

function standsAt(words: readonly Spelling[], { from, phrase }: { readonly from: number; readonly phrase: Phrase }): boolean {
  return phrase.spoken.every((spoken, at) => {
    const word = words[from + at];
    return word?.plain === spoken && (word.marked === word.plain || word.marked === phrase.spelled[at]);
  });
}
