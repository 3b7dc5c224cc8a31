import { createHmac } from 'node:crypto';

/** Digits and letters that nobody mistakes for one another: no 0 O, no 1 I; thirty-two of them, five bits each. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LETTERS = 12;

/**
 * The code printed on a paper, by which anybody can ask whether it is ours: sixty bits that nobody can guess, and the same for the
 * same paper, so that two processes that print it at once print the same bytes.
 */
export function verifyCodeOf(paper: { readonly factId: string; readonly template: string }, secretKey: string): string {
  const mac = createHmac('sha256', secretKey).update(`paper:${paper.factId}:${paper.template}`).digest();
  return grouped(Array.from(mac.subarray(0, LETTERS), (byte) => ALPHABET[byte & 31]).join(''));
}

/** A code as people type it, or null: blanks, dashes and small letters do not matter. */
export function readVerifyCode(text: string): string | null {
  const typed = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—._]+/gu, '');
  return new RegExp(`^[${ALPHABET}]{${LETTERS}}$`).test(typed) ? grouped(typed) : null;
}

function grouped(letters: string): string {
  return letters.match(/.{4}/g)?.join('-') ?? letters;
}
