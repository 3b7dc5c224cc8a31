import { fold } from '#kernel/text';

/** A word as it is compared: without any mark, and as it was spelled. */
export interface Spelling {
  /** Letters and digits only, no diacritics: `ký`, `kí` and `ky` are all `ki`. */
  readonly plain: string;
  /** With its marks, the tone at the end, so that `hoà` and `hòa` are one; equal to `plain` when nobody typed any. */
  readonly marked: string;
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** A code of a procedure is one word, with its dots or without. */
const WORD = /\d\.\d{6}(?:\.[a-z]\d{1,3}(?:\.\d{1,3})*)?|[\p{L}\p{N}\p{Mn}]+/gu;
/** `y` and `i` say the same after these; people write either. */
const Y_FOR_I = /^([hklmst])y$/u;

/** The words of a text, in order. */
export function spellingsIn(text: string): readonly Spelling[] {
  const words = text.normalize('NFC').toLowerCase().match(WORD) ?? [];
  return words.flatMap((word) => spellingOf(word) ?? []);
}

function spellingOf(word: string): Spelling | null {
  const plain = plainOf(word);
  if (plain === '') return null;
  const open = word.normalize('NFD');
  const tone = open.match(TONES)?.[0] ?? '';
  const marked = `${open.replace(TONES, '').replace(Y_FOR_I, '$1i')}${tone}`.normalize('NFC').replace(/[^\p{L}\p{N}\p{Mn}]/gu, '');
  return { plain, marked: fold(marked) === marked ? plain : marked };
}

/** A word as it is compared when its marks do not count. */
export function plainOf(word: string): string {
  return fold(word)
    .replace(/[^a-z0-9]/gu, '')
    .replace(Y_FOR_I, '$1i');
}
