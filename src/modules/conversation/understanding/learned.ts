import examples from './examples.json' with { type: 'json' };
import { INTENTS, type Intent } from './intent.ts';
import { spellOut } from './spell-out.ts';

/** A sentence somebody may type, and what they want by it. */
export interface Example {
  readonly intent: Intent;
  /** The code of the procedure it is about; null when it names none of ours. */
  readonly procedure: string | null;
  readonly text: string;
}

/** What the cues and the probabilities below were made with. */
export const EXAMPLES = examples as readonly Example[];

/** How likely each intent is, all together 1. */
export type Likelihood = ReadonlyMap<Intent, number>;

/** What one sighting counts when there is none. */
const UNSEEN = 0.15;
/** An intent with more examples is hardly likelier for that. */
const PRIOR = 0.3;
/** Words are not independent, as Bayes would have them: certainty grows more slowly. */
const SLOWER = 2.5;

interface Learned {
  /** The words of those who want something of an office. */
  readonly said: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
  readonly intents: readonly {
    readonly intent: Intent;
    readonly share: number;
    readonly count: number;
    readonly seen: ReadonlyMap<string, number>;
  }[];
}

let learned: Learned | null = null;

/**
 * How likely a sentence wants each thing, by its words and pairs of neighbours, from the examples: a naive Bayes classifier. It knows what
 * nobody wrote a cue for; the cues know what no example says.
 */
export function likelihoodOf(said: string): Likelihood {
  learned ??= learn(EXAMPLES);
  const { known, intents } = learned;
  const found = featuresOf(said).filter((feature) => known.has(feature));
  const logs = intents.map(({ intent, share, count, seen }) => {
    const words = found.reduce((sum, feature) => sum + Math.log(((seen.get(feature) ?? 0) + UNSEEN) / (count + 2 * UNSEEN)), 0);
    return { intent, log: PRIOR * Math.log(share) + words };
  });
  const most = Math.max(...logs.map(({ log }) => log));
  const weights = logs.map(({ intent, log }) => [intent, Math.exp((log - most) / SLOWER)] as const);
  const all = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return new Map(weights.map(([intent, weight]) => [intent, weight / all]));
}

/** Whether anybody who wants something of an office says this word, as far as the examples go. */
export function isSaidHere(word: string): boolean {
  learned ??= learn(EXAMPLES);
  return learned.said.has(word);
}

function learn(from: readonly Example[]): Learned {
  const known = new Set<string>();
  const intents = INTENTS.map((intent) => {
    const own = from.filter((one) => one.intent === intent);
    const seen = new Map<string, number>();
    for (const { text } of own) {
      for (const feature of featuresOf(
        spellOut(text)
          .map(({ meant }) => meant)
          .join(' '),
      )) {
        known.add(feature);
        seen.set(feature, (seen.get(feature) ?? 0) + 1);
      }
    }
    return { intent, share: own.length / from.length, count: own.length, seen };
  });
  const said = new Set(
    intents.flatMap(({ intent, seen }) => (intent === 'unknown' ? [] : [...seen.keys()].filter((one) => !one.includes(' ')))),
  );
  return { said, known, intents };
}

/** Words, and neighbours as pairs, the ends of the sentence too. */
function featuresOf(said: string): readonly string[] {
  const words = said.split(' ').filter((word) => word !== '');
  const framed = ['^', ...words, '$'];
  return [...new Set([...words, ...framed.slice(1).map((word, at) => `${framed[at]} ${word}`)])];
}
