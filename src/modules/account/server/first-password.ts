import { randomInt } from 'node:crypto';

/** How long a password somebody else made up may be exchanged for one's own. */
export const FIRST_PASSWORD_DAYS = 7;

/** Without letters and digits that look alike on paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to be read from a screen and typed once: four groups of four, some 79 bits. */
export function newFirstPassword(): string {
  const letter = (): string => LETTERS[randomInt(LETTERS.length)] ?? '';
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, letter).join('')).join('-');
}
