import { isSaidHere } from './learned.ts';
import { isElsewhere, isOfAnOffice } from './of-an-office.ts';
import { ABOUT_PROCEDURES, type Intent } from './intent.ts';
import { spellOut } from './spell-out.ts';
import type { Understood } from './understand.ts';

/** A procedure that may be meant, and how surely: 1 is its very name. */
export interface LikelyProcedure {
  readonly code: string;
  readonly name: string;
  readonly score: number;
}

/** What a message is taken to want. */
export interface Meaning {
  readonly intent: Intent;
  /** 0 to 1; below a half it is a guess. */
  readonly confidence: number;
  /** What else it may have meant, likeliest first; three at most. */
  readonly guesses: readonly Intent[];
  /** The procedure it is about; null when it names none. */
  readonly procedure: LikelyProcedure | null;
  /** Others that come close, for a choice. */
  readonly others: readonly LikelyProcedure[];
  /** What it is about, where that is an office's business and no procedure of ours. */
  readonly foreignTopic: string | null;
  readonly number: string | null;
}

/** One cue that tells, or two that hint. */
const TELLING = 2.4;
const CLOSE = 0.92;
/** A question that names nothing but what people talk about elsewhere is none of ours. */
const BARE_NAME = 3.5;
const USUAL_GUESSES: readonly Intent[] = ['status', 'requirements', 'person'];

/** What the words say, and what was found under what they are about, together. */
export function settle(understood: Understood, found: readonly LikelyProcedure[]): Meaning {
  const [best] = found;
  const ours = isOfAnOffice(understood.topic);
  const known = best !== undefined && best.score >= atLeast(understood.topic, ours);
  const scores = understood.scores.map(({ intent, score }) => ({
    intent,
    score: score * trust(intent, { known: known || ours, understood }),
  }));
  if ((known || ours) && understood.number === null && !scores.some(({ score }) => score >= TELLING)) {
    const hinted = scores.find(({ intent }) => ABOUT_PROCEDURES.has(intent))?.intent ?? 'requirements';
    scores.push({ intent: hinted, score: BARE_NAME * (known ? Math.max(0.75, Math.min(1, best.score)) : 0.9) });
  }
  const ranked = scores.toSorted((a, b) => b.score - a.score);
  const [first, second] = ranked;
  const confidence = first ? confidenceOf(first.score, second?.score ?? 0) : 0;
  const intent = first && first.score >= TELLING ? first.intent : 'unknown';
  return {
    intent,
    confidence: Math.round((intent === 'unknown' ? 1 - confidence : confidence) * 100) / 100,
    guesses: intent === 'unknown' ? [...new Set([...ranked.map((one) => one.intent), ...USUAL_GUESSES])].slice(0, 3) : [],
    procedure: known && ABOUT_PROCEDURES.has(intent) ? best : null,
    others: known ? found.slice(1, 4).filter(({ score }) => score >= best.score * CLOSE) : [],
    foreignTopic: ours && !known ? understood.topic : null,
    number: understood.number,
  };
}

/** A word alone is easily found by a slip, and so is what no office ever heard of: both must be found nearly as they stand. */
function atLeast(topic: string, ours: boolean): number {
  if (ours) return 0.4;
  return topic.includes(' ') ? 0.8 : 0.95;
}

/** What is asked about the weather is doubted; what is asked about something nobody knows here, a little. */
function trust(intent: Intent, { known, understood }: { readonly known: boolean; readonly understood: Understood }): number {
  if (known) return 1;
  if (isElsewhere(understood.said)) return 0.2;
  if (understood.topic === '') return 1;
  if (!ABOUT_PROCEDURES.has(intent)) return 1;
  const isStrange = spellOut(understood.topic).some(({ meant }) => !isSaidHere(meant));
  return isStrange && intent !== 'office' && intent !== 'file' ? 0.2 : 0.8;
}

function confidenceOf(first: number, second: number): number {
  const strength = first / (first + 1.5);
  const lead = first / (first + second);
  return Math.min(0.99, strength * (0.45 + 0.6 * lead));
}
