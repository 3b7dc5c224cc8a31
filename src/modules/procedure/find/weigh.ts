import { isOneSlip, SHORTEST_FORGIVEN } from './slip.ts';
import type { Doubtful } from './look-up.ts';
import type { AskedWord, Reading } from './readings.ts';
import { pairsOf, WHOLE, wholeOf } from './search-terms.ts';

/** A term of the index and how many procedures it finds. */
export interface KnownTerm {
  readonly term: string;
  readonly procedures: number;
}

/** What finding one term in place of what was asked is worth: `place` is what it answers, so that it is answered once. */
export interface Worth {
  readonly reading: number;
  readonly place: number;
  readonly term: string;
  readonly worth: number;
}

const OTHER_MARKS = 0.55;
const STOPS_SHORT = 0.45;
/** A slip where nothing else fits, and one where what was typed is a word of its own. */
const SLIP = 0.7;
const SLIP_OF_A_WORD = 0.5;
const IDLE = 0.15;
const OTHER_WORDS = 0.92;
const PAIRS = 0.45;
const AS_A_WHOLE = 0.5;
export const LONGEST_SYLLABLE = 7; // `nghieng`
/** What finds more procedures than this tells little, and is left aside where the question has something rarer. */
const COMMON = 400;

/**
 * What each known term is worth to each reading of a question. A rare word is worth more than a common one, a pair of
 * neighbours more than two words apart; a reading found whole is worth 1 by its words, and something more by its pairs.
 */
export function weigh(
  readings: readonly Reading[],
  known: readonly KnownTerm[],
  { catalogue, doubtful }: { readonly catalogue: number; readonly doubtful: Doubtful },
): readonly Worth[] {
  const telling = known.filter(({ procedures }) => procedures <= COMMON);
  const vocabulary = new Vocabulary(telling.length > 0 ? telling : known, { catalogue, doubtful, aside: known });
  return readings.flatMap((reading, at) => weighReading(reading, vocabulary).map((worth) => ({ ...worth, reading: at })));
}

function weighReading(reading: Reading, vocabulary: Vocabulary): readonly Omit<Worth, 'reading'>[] {
  const { words } = reading;
  const pairs = pairsOf(words);
  const whole = wholeOf(words);
  const trust = reading.asTyped ? 1 : OTHER_WORDS;
  const idle = (...of: readonly (AskedWord | undefined)[]): number => (of.some((word) => word?.idle) ? IDLE : 1);
  const single = words.map((word) => vocabulary.place(word.plain, { candidates: vocabulary.forWord(word), factor: idle(word) }));
  const double = pairs.map((pair, at) =>
    vocabulary.place(pair, { candidates: vocabulary.forJoined(pair), factor: idle(words[at], words[at + 1]) }),
  );
  const entire = whole === null ? [] : [vocabulary.place(whole, { candidates: vocabulary.forJoined(whole), factor: 1 })];
  return [
    ...share(single, { from: 0, of: trust }),
    ...share(double, { from: words.length, of: trust * PAIRS }),
    ...share(entire, { from: 2 * words.length, of: trust * AS_A_WHOLE }),
  ];
}

interface Candidate {
  readonly term: string;
  readonly quality: number;
}

/** What may stand in one place of a question, and how much that place matters. */
interface Place {
  readonly candidates: readonly { readonly term: string; readonly worth: number }[];
  readonly weight: number;
}

function share(places: readonly Place[], { from, of }: { readonly from: number; readonly of: number }): readonly Omit<Worth, 'reading'>[] {
  const whole = places.reduce((sum, { weight }) => sum + weight, 0);
  return places.flatMap(({ candidates }, at) =>
    candidates.map(({ term, worth }) => ({ place: from + at, term, worth: (of * worth) / Math.max(whole, Number.MIN_VALUE) })),
  );
}

/** The terms that were looked up, by what they may have been typed for. */
class Vocabulary {
  readonly #procedures: ReadonlyMap<string, number>;
  readonly #aside: ReadonlySet<string>;
  readonly #catalogue: number;
  readonly #slipped: ReadonlySet<string>;
  readonly #begun: string | null;

  constructor(
    known: readonly KnownTerm[],
    { catalogue, doubtful, aside }: { readonly catalogue: number; readonly doubtful: Doubtful; readonly aside: readonly KnownTerm[] },
  ) {
    this.#procedures = new Map(known.map(({ term, procedures }) => [term, procedures]));
    this.#aside = new Set(aside.map(({ term }) => term).filter((term) => !this.#procedures.has(term)));
    this.#catalogue = Math.max(1, catalogue);
    this.#slipped = new Set(doubtful.slipped);
    this.#begun = doubtful.begun;
  }

  forWord({ plain, marked }: AskedWord): readonly Candidate[] {
    return this.#known([
      { term: marked, quality: 1 },
      { term: plain, quality: marked === plain ? 1 : OTHER_MARKS },
      ...this.#slips(plain),
      ...(plain === this.#begun ? this.#beginningWith(plain) : []),
    ]);
  }

  forJoined(term: string): readonly Candidate[] {
    return this.#known([{ term, quality: 1 }, ...this.#slips(term)]);
  }

  /** A place nothing is known for weighs like a rare word: it is a word that was not found. One left aside weighs nothing. */
  place(asked: string, { candidates, factor }: { readonly candidates: readonly Candidate[]; readonly factor: number }): Place {
    if (this.#aside.has(asked)) return { candidates: [], weight: 0 };
    const best = Math.max(0, ...candidates.map(({ quality }) => quality));
    const rarities = candidates.filter(({ quality }) => quality === best).map(({ term }) => this.#rarity(term));
    const rarity = rarities.length === 0 ? 1 : rarities.reduce((sum, one) => sum + one, 0) / rarities.length;
    const weight = factor * rarity;
    return { candidates: candidates.map(({ term, quality }) => ({ term, worth: weight * quality })), weight };
  }

  #known(candidates: readonly Candidate[]): readonly Candidate[] {
    const best = new Map<string, number>();
    for (const { term, quality } of candidates) {
      if (this.#procedures.has(term)) best.set(term, Math.max(quality, best.get(term) ?? 0));
    }
    return [...best].map(([term, quality]) => ({ term, quality }));
  }

  #slips(typed: string): readonly Candidate[] {
    if (!this.#slipped.has(typed)) return [];
    const quality = this.#procedures.has(typed) ? SLIP_OF_A_WORD : SLIP;
    return [...this.#procedures.keys()]
      .filter(
        (term) => lettersOf(term) >= SHORTEST_FORGIVEN && term.startsWith(WHOLE) === typed.startsWith(WHOLE) && isOneSlip(typed, term),
      )
      .map((term) => ({ term, quality }));
  }

  #beginningWith(typed: string): readonly Candidate[] {
    return [...this.#procedures.keys()]
      .filter((term) => term.length > typed.length && term.length <= LONGEST_SYLLABLE && term.startsWith(typed))
      .map((term) => ({ term, quality: STOPS_SHORT }));
  }

  /** From nearly 0 for what every procedure has to 1 for what only one has. */
  #rarity(term: string): number {
    return Math.log(1 + this.#catalogue / (this.#procedures.get(term) ?? 1)) / Math.log(1 + this.#catalogue);
  }
}

function lettersOf(term: string): number {
  return term.startsWith(WHOLE) ? term.length - WHOLE.length : term.length;
}
