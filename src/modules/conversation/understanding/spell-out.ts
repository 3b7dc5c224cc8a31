import { fold } from '#kernel/text';
import { MEANT, MEANT_BESIDE, MEANT_MARKED, WORDS_OF_TALK } from './typed-short.ts';
import { isSyllable } from './syllable.ts';

/** A word as somebody typed it and as it is meant: lower case, without marks, spelled out. */
export interface TalkedWord {
  readonly typed: string;
  readonly meant: string;
}

const MOST_WORDS = 60;
const WORD = /\d\.\d{6}(?:\.[a-z]\d{1,3})?|[\p{L}\p{N}\p{Mn}]+/gu;
/** `roiiii`, `okkkk`: a letter drawn out. */
const DRAWN_OUT = /([a-z])\1{2,}/gu;
const TONE = /([aeiouyw][a-z]*)[sfrxj](?=[a-z]{0,2}$)/u;

/** The words of a message, each spelled out: abbreviations, the spelling of young people and of the south, slips, no input method. */
export function spellOut(text: string): readonly TalkedWord[] {
  const typed = (text.normalize('NFC').toLowerCase().match(WORD) ?? []).slice(0, MOST_WORDS);
  const plain = typed.map((word) => fold(word).replace(DRAWN_OUT, '$1'));
  return typed.flatMap((word, at) => {
    const meant = meaningOf({ word, plain: plain[at] ?? '', before: plain[at - 1] ?? '', after: plain[at + 1] ?? '' });
    return meant.split(' ').map((one) => ({ typed: meant === plain[at] ? word : one, meant: one }));
  });
}

interface Standing {
  readonly word: string;
  readonly plain: string;
  readonly before: string;
  readonly after: string;
}

function meaningOf({ word, plain, before, after }: Standing): string {
  const beside = MEANT_BESIDE.find((one) => one.word === plain && (one.before?.test(before) ?? true) && (one.after?.test(after) ?? true));
  if (beside) return beside.meant;
  const known = MEANT_MARKED.get(word) ?? MEANT.get(plain);
  if (known !== undefined) return known;
  return isSyllable(plain) || WORDS_OF_TALK.has(plain) || !/^[a-z]+$/u.test(plain) ? plain : unslipped(plain);
}

/** Letters that make no word: typed for an input method that was off, two words as one, or a slip of the finger. */
function unslipped(plain: string): string {
  const bare = withoutTelex(plain);
  if (bare !== plain && isSyllable(bare)) return MEANT.get(bare) ?? bare;
  for (let at = 2; at <= plain.length - 2; at += 1) {
    const [first, second] = [plain.slice(0, at), plain.slice(at)];
    if (WORDS_OF_TALK.has(first) && WORDS_OF_TALK.has(second)) return `${first} ${second}`;
  }
  if (plain.length < 4) return plain;
  const near = [...WORDS_OF_TALK].filter((word) => word.length >= 3 && isOneSlip(plain, word));
  return near.length === 1 ? (near[0] ?? plain) : plain;
}

function withoutTelex(plain: string): string {
  const toneless = plain.replace(TONE, '$1');
  return toneless
    .replace(/^dd/u, 'd')
    .replace(/^(d.*)d$/u, '$1')
    .replace(/([aeo])([^aeiouy]{0,2})\1/u, '$1$2')
    .replace(/w/gu, /[aeiouy]/u.test(toneless) ? '' : 'u');
}

/** One letter too many, one too few, another one, or two neighbours swapped. */
function isOneSlip(typed: string, wanted: string): boolean {
  if (Math.abs(typed.length - wanted.length) > 1) return false;
  const [long, short] = typed.length >= wanted.length ? [typed, wanted] : [wanted, typed];
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  if (long.length !== short.length) return long.slice(at + 1) === short.slice(at);
  if (long.slice(at + 1) === short.slice(at + 1)) return true;
  return long[at] === short[at + 1] && long[at + 1] === short[at] && long.slice(at + 2) === short.slice(at + 2);
}
