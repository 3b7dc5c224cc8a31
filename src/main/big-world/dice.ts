/** Chance that comes out the same whenever it begins with the same words (sfc32, begun by an FNV hash of them). */
export class Dice {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  constructor(words: string) {
    [this.#a, this.#b, this.#c] = [hashOf(words, 0x811c9dc5), hashOf(words, 0x9e3779b9), hashOf(words, 0x85ebca6b)];
    for (let warm = 0; warm < 12; warm += 1) this.bits();
  }

  /** A whole number of 32 bits. */
  bits(): number {
    const sum = (this.#a + this.#b + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** At least 0, less than 1. */
  next(): number {
    return this.bits() / 0x1_0000_0000;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)];
    if (one === undefined) throw new Error('Nothing to pick from');
    return one;
  }

  hex(digits: number): string {
    let text = '';
    while (text.length < digits) {
      const bits = this.bits();
      text += (FOUR_DIGITS[bits >>> 16] ?? '') + (FOUR_DIGITS[bits & 0xffff] ?? '');
    }
    return text.slice(0, digits);
  }

  /** An identifier (UUID version 7) made at that millisecond. */
  id(at: number): string {
    const time = at.toString(16).padStart(12, '0');
    const rest = this.hex(19);
    const variant = '89ab'[Number.parseInt(rest[3] ?? '0', 16) & 3] ?? '8';
    return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-${variant}${rest.slice(4, 7)}-${rest.slice(7, 19)}`;
  }
}

/** Looked up, not worked out: a world of a million asks for some hundred million digits. */
const FOUR_DIGITS = Array.from({ length: 0x1_0000 }, (_, number) => number.toString(16).padStart(4, '0'));

function hashOf(words: string, begun: number): number {
  let hash = begun;
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x0100_0193);
  return hash ^ (hash >>> 15);
}
