import { ok, refuse, type Result } from '#kernel/result';
import { tidy } from '#kernel/text';

export const NAME_LENGTH = 100;

export type NameRefusal =
  { readonly code: 'name.empty' } | { readonly code: 'name.malformed' } | { readonly code: 'name.too-long'; readonly max: number };

/**
 * Reads a person's name: letters with their marks, blanks, `'` and `-`.
 *
 * Kept as registered, in composed letters (NFC) and with its own capitals; only print shows it in upper case.
 */
export function readPersonName(text: string): Result<string, NameRefusal> {
  const name = tidy(text.replace(/[\u2018\u2019\u02bc]/gu, "'").replace(/\p{Cf}/gu, ''));
  if (name === '') return refuse({ code: 'name.empty' });
  if (name.length > NAME_LENGTH) return refuse({ code: 'name.too-long', max: NAME_LENGTH });
  if (!/^\p{L}[\p{L}\p{M}' -]*$/u.test(name)) return refuse({ code: 'name.malformed' });
  return ok(name);
}
