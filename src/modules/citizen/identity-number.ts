import { ok, refuse, type Result } from '#kernel/result';
import { isBirthProvince } from './birth-provinces.ts';

/** A personal identity number (CCCD): twelve digits, always text because it may begin with zeros. */
export type Cccd = string & { readonly brand: 'Cccd' };

export type Sex = 'male' | 'female';

export type CccdRefusal = { readonly code: 'cccd.malformed' } | { readonly code: 'cccd.old-number' };

/** What looks odd about a number and may still be right: shown to the person and to the officer, never a reason to refuse. */
export type CccdWarning =
  | { readonly code: 'cccd.unknown-province'; readonly province: string }
  | { readonly code: 'cccd.sex-differs'; readonly said: Sex; readonly inNumber: Sex }
  | { readonly code: 'cccd.birth-year-differs'; readonly said: number; readonly inNumber: number };

/** Reads a number as people type it, blanks and dots between the digits allowed. Nine digits are the old paper (CMND). */
export function readCccd(text: string): Result<Cccd, CccdRefusal> {
  const digits = text.normalize('NFKC').replace(/[\s.\-\u200b]/gu, '');
  if (/^\d{12}$/u.test(digits)) return ok(digits as Cccd);
  return refuse({ code: /^\d{9}$/u.test(digits) ? 'cccd.old-number' : 'cccd.malformed' });
}

/** What the digits say: where the birth was registered, sex and birth year as they were at that time. There is no check digit. */
export function cccdSays(cccd: Cccd): { readonly province: string; readonly sex: Sex; readonly birthYear: number } {
  const century = Number(cccd.slice(3, 4));
  return {
    province: cccd.slice(0, 3),
    sex: century % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + 100 * Math.floor(century / 2) + Number(cccd.slice(4, 6)),
  };
}

/**
 * Compares a number with what its holder says.
 *
 * Only warnings: sex and birth dates are corrected by law while the number stays, and new prefixes are issued.
 */
export function cccdWarnings(cccd: Cccd, said: { readonly sex?: Sex | null; readonly birthDate?: string | null }): CccdWarning[] {
  const warnings: CccdWarning[] = [];
  const { province, sex, birthYear } = cccdSays(cccd);

  if (!isBirthProvince(province)) warnings.push({ code: 'cccd.unknown-province', province });
  if (said.sex && said.sex !== sex) warnings.push({ code: 'cccd.sex-differs', said: said.sex, inNumber: sex });

  const saidYear = /^\d{4}/u.exec(said.birthDate ?? '')?.[0];
  if (saidYear && Number(saidYear) !== birthYear) {
    warnings.push({ code: 'cccd.birth-year-differs', said: Number(saidYear), inNumber: birthYear });
  }
  return warnings;
}
