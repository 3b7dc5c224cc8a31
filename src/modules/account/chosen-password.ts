import { ok, refuse, type Result } from '#kernel/result';
import { fold } from '#kernel/text';

/** Length is what keeps guessers out (NIST SP 800-63B); letters of every sort are not asked for. */
export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 200;

export type PasswordRefusal =
  | { readonly code: 'password.too-short'; readonly least: number }
  | { readonly code: 'password.too-long'; readonly most: number }
  | { readonly code: 'password.too-plain' }
  | { readonly code: 'password.same' };

/** Whether somebody may have the password they chose: long, not their login, not one letter over and over, not the one before. */
export function readChosenPassword(
  chosen: string,
  around: { readonly login: string; readonly former: string },
): Result<string, PasswordRefusal> {
  const letters = [...chosen.normalize('NFC')];
  if (letters.length < SHORTEST_PASSWORD) return refuse({ code: 'password.too-short', least: SHORTEST_PASSWORD });
  if (letters.length > LONGEST_PASSWORD) return refuse({ code: 'password.too-long', most: LONGEST_PASSWORD });
  if (chosen === around.former) return refuse({ code: 'password.same' });
  const plain = new Set(letters).size < 5 || (around.login !== '' && fold(chosen).includes(around.login));
  return plain ? refuse({ code: 'password.too-plain' }) : ok(chosen);
}
