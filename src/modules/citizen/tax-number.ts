import { ok, refuse, type Result } from '#kernel/result';

/** The number of an organisation at the tax office, which is its business number too: ten digits, `-001` to `-999` for a branch. */
export type TaxNumber = string & { readonly brand: 'TaxNumber' };

export type TaxNumberRefusal = { readonly code: 'tax-number.malformed' } | { readonly code: 'tax-number.check-digit' };

const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;

/** Reads a number as people type it. The tenth digit checks the nine before it, so a slip of the finger is noticed here. */
export function readTaxNumber(text: string): Result<TaxNumber, TaxNumberRefusal> {
  const typed = text
    .normalize('NFKC')
    .replace(/[\s.\u200b]/gu, '')
    .replace(/[\u2010-\u2015\u2212]/gu, '-');
  const number = /^\d{13}$/u.test(typed) ? `${typed.slice(0, 10)}-${typed.slice(10)}` : typed;
  if (!/^\d{10}(?:-(?!000)\d{3})?$/u.test(number)) return refuse({ code: 'tax-number.malformed' });
  return checks(number) ? ok(number as TaxNumber) : refuse({ code: 'tax-number.check-digit' });
}

function checks(number: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return 10 - (sum % 11) === Number(number[9]);
}
