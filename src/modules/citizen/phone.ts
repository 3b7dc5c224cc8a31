import { ok, refuse, type Result } from '#kernel/result';

/** A Vietnamese number in its home spelling: `0900000001`, `02903000001`. */
export type Phone = string & { readonly brand: 'Phone' };

export type PhoneRefusal = { readonly code: 'phone.malformed' } | { readonly code: 'phone.not-mobile' };

/** Reads a mobile or landline number as people type it: `+84 900 000 001`, `84900000001`, `0900.000.001`. */
export function readPhone(text: string): Result<Phone, PhoneRefusal> {
  const number = homeSpelling(text);
  return isMobile(number) || isLandline(number) ? ok(number as Phone) : refuse({ code: 'phone.malformed' });
}

/** Reads a number that can receive messages: mobile only. */
export function readMobile(text: string): Result<Phone, PhoneRefusal> {
  const number = homeSpelling(text);
  if (isMobile(number)) return ok(number as Phone);
  return refuse({ code: isLandline(number) ? 'phone.not-mobile' : 'phone.malformed' });
}

function homeSpelling(text: string): string {
  const digits = text.normalize('NFKC').replace(/[\s.()\-\u200b]/gu, '');
  const abroad = /^(?:\+84|0084)0?(\d+)$/u.exec(digits) ?? /^84(\d{9,10})$/u.exec(digits);
  return abroad ? `0${abroad[1]}` : digits;
}

function isMobile(number: string): boolean {
  return /^0[35789]\d{8}$/u.test(number);
}

function isLandline(number: string): boolean {
  return /^02\d{9}$/u.test(number);
}
