import { ok, refuse, type Result } from '#kernel/result';
import { tidy } from '#kernel/text';
import { readBirthDate, type BirthDate } from './birth-date.ts';
import { cccdSays, readCccd, type Cccd, type Sex } from './identity-number.ts';
import { repairLetters } from './broken-letters.ts';

/** What the QR code on a citizen card says. It proves nothing: anybody can print one, so an officer still looks at the card. */
export interface CardSaid {
  readonly cccd: Cccd;
  /** The number of the old paper (CMND), where the card names one. */
  readonly oldNumber: string | null;
  /** Empty where the scanner broke letters that cannot be made out again: then it is read from the card. */
  readonly fullName: string;
  readonly birthDate: BirthDate | null;
  readonly sex: Sex;
  /** Where the holder lived when the card was issued; may name a place that was merged since. */
  readonly address: string;
  /** `YYYY-MM-DD`, or null where it cannot be read. */
  readonly issuedOn: string | null;
}

export type CardRefusal = { readonly code: 'card.unreadable' } | { readonly code: 'card.too-few-fields'; readonly fields: number };

/** Number, old number, name, born, sex, address, issued; cards of the law of 2023 say more, which nobody needs here. */
const FEWEST_FIELDS = 7;

/** The sign between the fields, as scanners send it: some keyboards make another one of it. */
const SEPARATORS = ['|', '¦', '｜', '~', '\\'] as const;

/** Whether a text typed into one field is a card read by a scanner rather than a number: twelve digits, and something beside them. */
export function looksLikeCard(text: string): boolean {
  const read = text.normalize('NFC').trim();
  return SEPARATORS.some((sign) => /^\d{12}$/u.test(read.split(sign)[0] ?? '') && read.includes(sign));
}

/** Reads what a scanner typed from a card: letters in one spelling, broken ones repaired where they can be. `today` is `YYYY-MM-DD`. */
export function readCardQr(text: string, today: string): Result<CardSaid, CardRefusal> {
  const { text: read, isWhole } = repairLetters(
    text
      .normalize('NFC')
      .replace(/[\p{Cf}\r\n\t]/gu, '')
      .trim(),
  );
  const separator = SEPARATORS.find((sign) => read.includes(sign));
  if (separator === undefined) return refuse({ code: 'card.unreadable' });
  const fields = read.split(separator).map((field) => tidy(field));
  const cccd = readCccd(fields[0] ?? '');
  if (!cccd.ok) return refuse({ code: 'card.unreadable' });
  if (fields.length < FEWEST_FIELDS) return refuse({ code: 'card.too-few-fields', fields: fields.length });

  const [, oldNumber = '', name = '', born = '', sex = '', address = '', issued = ''] = fields;
  const birth = readBirthDate(born, today);
  return ok({
    cccd: cccd.value,
    oldNumber: /^\d{9}$/u.test(oldNumber) ? oldNumber : null,
    fullName: isWhole(name) ? name : '',
    birthDate: birth.ok ? birth.value : null,
    sex: readSex(sex) ?? cccdSays(cccd.value).sex,
    address: isWhole(address) ? address : '',
    issuedOn: readDay(issued),
  });
}

function readSex(text: string): Sex | null {
  if (/^nam$/iu.test(text)) return 'male';
  return /^n[ữƯu]$/iu.test(text) ? 'female' : null;
}

/** `15042021` as `2021-04-15`. */
function readDay(text: string): string | null {
  const [, day, month, year] = /^(\d{2})(\d{2})(\d{4})$/u.exec(text) ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}
