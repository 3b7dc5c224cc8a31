import { inVietnam } from '#kernel/clock';

/** Digits and letters that nobody mistakes for one another when reading aloud: no 0 O, 1 I L, U V. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ';
const LETTERS = 6;

/** The number a filing carries until the office receives it and gives it a code: `MC-261122-7K3QXF`. */
export function newReference(now: Temporal.Instant, random: (bytes: Uint8Array) => Uint8Array = fromCrypto): string {
  return `MC-${dayDigits(now)}-${letters(random)}`;
}

const REFERENCE = /^MC-\d{6}-[2-9A-HJKMNP-TW-Z]{6}$/;
const CODE = /^[A-Z0-9]+(\.[A-Z0-9]+)*-\d{6}-\d{4,7}$/;

/** What the law prints on the receipt: agency, day of reception, sequence within that day. */
export function dossierCode(agencyId: string, receivedAt: Temporal.Instant, sequence: number): string {
  return `${agencyId}-${dayDigits(receivedAt)}-${String(sequence).padStart(4, '0')}`;
}

/** The calendar day in the province: the key of the counter. */
export function dayOf(instant: Temporal.Instant): string {
  return inVietnam(instant).toPlainDate().toString();
}

/** A code or reference as people type it, or null when it is neither. */
export function readDossierNumber(text: string): { readonly kind: 'code' | 'reference'; readonly number: string } | null {
  const number = text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
  if (REFERENCE.test(number)) return { kind: 'reference', number };
  return CODE.test(number) ? { kind: 'code', number } : null;
}

function dayDigits(instant: Temporal.Instant): string {
  return inVietnam(instant).toPlainDate().toString().replaceAll('-', '').slice(2);
}

/** Bytes beyond the last whole multiple are thrown away, so that every letter is as likely as any other. */
function letters(random: (bytes: Uint8Array) => Uint8Array): string {
  const fair = 256 - (256 % ALPHABET.length);
  let text = '';
  while (text.length < LETTERS) {
    for (const byte of random(new Uint8Array(LETTERS * 2))) {
      if (byte < fair && text.length < LETTERS) text += ALPHABET[byte % ALPHABET.length] ?? '';
    }
  }
  return text;
}

function fromCrypto(bytes: Uint8Array): Uint8Array {
  return crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>);
}
