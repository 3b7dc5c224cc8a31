import { readTypedDay } from '#kernel/typed-day';
import { ok, refuse, type Result } from '#kernel/result';
import type { PaperTerms } from './paper-terms.ts';

/** How much a party may put by ahead of need, all together. */
export const MOST_PUT_BY = { papers: 300, bytes: 300 * 1024 * 1024 } as const;

/** What somebody types about a paper they put by. */
export interface TypedPaper {
  readonly type: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly expiresOn: string;
}

/** The same, read; days are `YYYY-MM-DD`. */
export interface SaidOfPaper {
  readonly type: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly expiresOn: string | null;
}

export type PutByIssue =
  | { readonly field: 'type'; readonly code: 'put-by.type' }
  | { readonly field: 'number'; readonly code: 'put-by.number' }
  | { readonly field: 'issuedOn' | 'expiresOn'; readonly code: 'put-by.day' }
  | { readonly field: 'issuedOn'; readonly code: 'put-by.issued-later' }
  | { readonly field: 'expiresOn'; readonly code: 'put-by.ends-before' };

const LONGEST_NUMBER = 100;

/** Types somebody may put a paper by as: what is kept and offered again. */
export function mayBePutBy(terms: PaperTerms): boolean {
  return terms.holding === 'kept';
}

/** Reads what was typed about a paper, and everything that is wrong with it. */
export function readPutBy(
  typed: TypedPaper,
  { types, today }: { readonly types: ReadonlyMap<string, PaperTerms>; readonly today: string },
): Result<SaidOfPaper, { readonly code: 'put-by.malformed'; readonly issues: readonly PutByIssue[] }> {
  const terms = types.get(typed.type);
  const number = typed.number.normalize('NFC').trim();
  const [issued, ends] = [dayOf(typed.issuedOn, today), dayOf(typed.expiresOn, today)];
  const issues: PutByIssue[] = [];
  if (!terms || !mayBePutBy(terms)) issues.push({ field: 'type', code: 'put-by.type' });
  if (number.length > LONGEST_NUMBER) issues.push({ field: 'number', code: 'put-by.number' });
  if (issued === undefined) issues.push({ field: 'issuedOn', code: 'put-by.day' });
  if (ends === undefined) issues.push({ field: 'expiresOn', code: 'put-by.day' });
  if (issued && issued > today) issues.push({ field: 'issuedOn', code: 'put-by.issued-later' });
  if (issued && ends && ends < issued) issues.push({ field: 'expiresOn', code: 'put-by.ends-before' });
  if (issues.length > 0) return refuse({ code: 'put-by.malformed', issues });
  return ok({ type: typed.type, number: number === '' ? null : number, issuedOn: issued ?? null, expiresOn: ends ?? null });
}

/** A day, null where none was typed, undefined where it is none. */
function dayOf(text: string, today: string): string | null | undefined {
  if (text.trim() === '') return null;
  const read = readTypedDay(text, today);
  return read.ok ? read.day : undefined;
}
