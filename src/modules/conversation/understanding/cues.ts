import said from './cues.json' with { type: 'json' };
import { INTENTS, type Intent } from './intent.ts';

/**
 * Words that tell what somebody wants, and how surely: from 6 on they leave no doubt, 4 tells, 2 hints. In the file `..` stands for up to six
 * words between, `...` for many, `{ME}` for a part that many share.
 */
export interface Cue {
  readonly intent: Intent;
  readonly weight: number;
  readonly says: RegExp;
}

const GAP = '(?:\\w+ ){0,6}?';
const WIDE_GAP = '(?:\\w+ ){0,16}?';
const PARTS: Readonly<Record<string, string>> = said.parts;
const BY_INTENT: Readonly<Partial<Record<string, readonly { readonly weight: number; readonly says: readonly string[] }[]>>> = said.cues;

/** Every cue, to be looked for in words that were spelled out, joined by single blanks. */
export const CUES: readonly Cue[] = INTENTS.flatMap((intent) =>
  (BY_INTENT[intent] ?? []).flatMap(({ weight, says }) => says.map((one) => ({ intent, weight, says: patternOf(one) }))),
);

function patternOf(written: string): RegExp {
  const whole = written.replace(/\{(\w+)\}/gu, (_whole, name: string) => PARTS[name] ?? '');
  const gapped = whole.replace(
    /(^|[ ?])(\.{2,3})(?: |$)/gu,
    (_whole, before: string, dots: string) => before + (dots === '..' ? GAP : WIDE_GAP),
  );
  return new RegExp(`(?<![a-z0-9])${gapped.trimEnd()}(?![a-z0-9])`, 'u');
}
