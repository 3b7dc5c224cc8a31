import type { RevisionContent } from '../revision.ts';
import { spellingsIn, type Spelling } from './spelling.ts';

/** How much a word says about a procedure, by where it stands. */
const IN_NAME = 1;
const IN_PEOPLES_WORDS = 0.85;
const PEOPLES_WORDS_AS_A_WHOLE = 0.95;
/** The more of people's words for a procedure hold a word, the more it is meant by that word alone. */
const EACH_MORE = 0.02;
const MOST_MORE = 0.1;
const IN_RESULT = 0.5;
const IN_CASE = 0.4;
const IN_FIELD = 0.35;
const IN_PAPER = 0.25;
const PART_OF_CODE = 0.6;
/** Of two names with the same words the shorter one is meant. */
const EACH_WORD_OF_NAME = 0.015;
const LONG_NAME = 20;
const LONGEST_PHRASE = 60;

/** Starts a term that is a whole name or phrase, so that a question that is just that can be told. */
export const WHOLE = '=';

/** Everything a procedure is found by: words, pairs of neighbours, short phrases as a whole, its code; and how much each says. */
export function searchTermsOf(
  content: Pick<RevisionContent, 'record' | 'cases' | 'components'>,
  words: readonly string[],
): ReadonlyMap<string, number> {
  const { record, cases, components } = content;
  const terms = new Terms();
  const name = spellingsIn(record.name);
  terms.addText(name, IN_NAME / (1 + EACH_WORD_OF_NAME * Math.min(name.length, LONG_NAME)));
  terms.addWhole(name, IN_NAME);
  for (const phrase of [...(record.keywords ?? []), ...words].map(spellingsIn)) {
    terms.addMore(phrase, IN_PEOPLES_WORDS);
    terms.addWhole(phrase, PEOPLES_WORDS_AS_A_WHOLE);
  }
  terms.addText(spellingsIn(record.result?.name ?? ''), IN_RESULT);
  for (const one of cases) terms.addText(spellingsIn(one.name ?? ''), IN_CASE);
  terms.addText(spellingsIn(record.field), IN_FIELD);
  for (const one of components) terms.addWords(spellingsIn(one.name), IN_PAPER);
  terms.addCode(record.code);
  return terms.all;
}

class Terms {
  readonly all = new Map<string, number>();
  readonly #more = new Map<string, number>();

  addText(words: readonly Spelling[], weight: number): void {
    this.addWords(words, weight);
    for (const pair of pairsOf(words)) this.#add(pair, weight);
  }

  /** Words people use for it: each phrase that holds a word adds a little to what it says. */
  addMore(words: readonly Spelling[], weight: number): void {
    const before = new Map(this.all);
    this.addText(words, weight);
    for (const term of new Set([...words.flatMap(({ plain, marked }) => [plain, marked]), ...pairsOf(words)])) {
      const more = Math.min(MOST_MORE, (this.#more.get(term) ?? 0) + EACH_MORE);
      const base = Math.max(weight, (before.get(term) ?? 0) - (this.#more.get(term) ?? 0));
      this.#more.set(term, more);
      this.all.set(term, base + more);
    }
  }

  addWords(words: readonly Spelling[], weight: number): void {
    for (const { plain, marked } of words) {
      this.#add(plain, weight);
      this.#add(marked, weight);
    }
  }

  addWhole(words: readonly Spelling[], weight: number): void {
    const whole = wholeOf(words);
    if (whole !== null) this.#add(whole, weight);
  }

  addCode(code: string): void {
    const digits = code.replace(/\D/gu, '').slice(0, 7);
    this.#add(code.toLowerCase().replace(/[^a-z0-9]/gu, ''), IN_NAME);
    this.#add(digits, IN_NAME);
    this.#add(digits.slice(1), PART_OF_CODE);
    this.#add(digits.slice(1).replace(/^0+/u, ''), PART_OF_CODE);
  }

  #add(term: string, weight: number): void {
    if (term === '') return;
    this.all.set(term, Math.max(weight, this.all.get(term) ?? 0));
  }
}

/** Neighbouring words written as one: what belongs together in Vietnamese is written apart. */
export function pairsOf(words: readonly Spelling[]): readonly string[] {
  return words.slice(1).map(({ plain }, at) => (words[at]?.plain ?? '') + plain);
}

/** A short phrase as one term; null for one that nobody types whole. */
export function wholeOf(words: readonly Spelling[]): string | null {
  const joined = words.map(({ plain }) => plain).join('');
  return joined === '' || joined.length > LONGEST_PHRASE ? null : WHOLE + joined;
}
