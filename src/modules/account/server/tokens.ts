import { createHash, randomBytes, randomInt } from 'node:crypto';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The secret a signed-in browser or script holds: 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token; `null` for a text that was never a token of ours. */
export function hashOfToken(token: string): Buffer | null {
  return TOKEN.test(token) ? createHash('sha256').update(token).digest() : null;
}

/** Six digits for a text message, each as likely as any other. */
export function newCode(): string {
  return randomInt(1_000_000).toString().padStart(6, '0');
}

/** Reads six digits as people type them from a message, or `null`. */
export function readCode(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s.\-\u200b]/gu, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}
