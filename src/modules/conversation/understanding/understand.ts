import { findDossierNumber } from './dossier-number.ts';
import { CUES } from './cues.ts';
import { INTENTS, type Intent } from './intent.ts';
import { likelihoodOf } from './learned.ts';
import { politeness, withoutFrame } from './small-talk.ts';
import { spellOut } from './spell-out.ts';
import { topicOf } from './topic.ts';

/** What a message says by its words alone, before anybody looked up what it is about. */
export interface Understood {
  /** Every intent with something to say for it, the likeliest first. */
  readonly scores: readonly { readonly intent: Intent; readonly score: number }[];
  /** All of it, spelled out. */
  readonly said: string;
  /** The code or reference of a dossier that stands in it. */
  readonly number: string | null;
  /** What is left when the question is taken away: what it is about. Empty when it names nothing. */
  readonly topic: string;
}

const BY_NUMBER = 5;
/** What the examples say weighs as much as a cue that tells. */
const BY_EXAMPLES = 4;
const HARDLY = 0.05;
/** The second cue of an intent adds less than the first: many weak hints are no proof. */
const EACH_MORE = 0.35;
/** From here on a cue tells. */
const TELLS = 4;
const OUTRIGHT = 6;
/** What is said outright is meant, whatever else stands beside it. */
const NO_DOUBT = 7;
/** A greeting or thanks around a wish is only its frame. */
const POLITE: readonly Intent[] = ['greet', 'thanks'];
const ASKING: readonly Intent[] = ['requirements', 'time-and-fee', 'office'];

/** Reads a message as people type it in Vietnamese: with or without marks, short, southern, with slips, with a code anywhere. */
export function understand(text: string): Understood {
  const { number, rest } = findDossierNumber(text);
  const words = spellOut(rest);
  const all = words.map(({ meant }) => meant);
  const said = all.join(' ');
  const polite = said === '' ? null : politeness(all);
  const scores = polite === null ? scoresOf([said, withoutFrame(all).join(' ')], number) : [{ intent: polite, score: 6 }];
  return {
    scores,
    said,
    number,
    topic: polite === null ? topicOf(words) : '',
  };
}

function scoresOf(spoken: readonly string[], number: string | null): Understood['scores'] {
  const found = INTENTS.map((intent) => {
    const weights = CUES.filter((cue) => cue.intent === intent && spoken.some((said) => cue.says.test(said))).map(({ weight }) => weight);
    if (intent === 'status' && number !== null) weights.push(BY_NUMBER);
    return { intent, score: sumOf(weights) };
  });
  const likely = likelihoodOf(spoken[0] ?? '');
  return withYielding(found, number)
    .map(({ intent, score }) => ({ intent, score: score + (intent === 'unknown' ? 0 : BY_EXAMPLES * (likely.get(intent) ?? 0)) }))
    .filter(({ score }) => score > HARDLY)
    .toSorted((a, b) => b.score - a.score);
}

/** Who says what they want to do, and asks what it takes, asks; who names a dossier asks about that one. */
function withYielding(found: Understood['scores'], number: string | null): Understood['scores'] {
  const scoreOf = (intent: Intent): number => found.find((one) => one.intent === intent)?.score ?? 0;
  const asked = Math.max(...ASKING.map(scoreOf));
  const wants = Math.max(...found.filter(({ intent }) => !POLITE.includes(intent)).map(({ score }) => score));
  return found.map(({ intent, score }) => {
    if (POLITE.includes(intent) && score < OUTRIGHT && wants >= TELLS) return { intent, score: score * 0.3 };
    if (intent === 'file' && score < NO_DOUBT && asked >= TELLS) return { intent, score: Math.min(score, asked * 0.6) };
    return { intent, score: number !== null && ASKING.includes(intent) ? score * 0.5 : score };
  });
}

function sumOf(weights: readonly number[]): number {
  return weights.toSorted((a, b) => b - a).reduce((sum, weight, at) => sum + weight * EACH_MORE ** at, 0);
}
