import { ok, refuse, type Result } from '#kernel/result';
import { readTypedDay } from '#kernel/typed-day';
import { readCccd } from './identity-number.ts';
import { readMobile } from './phone.ts';

/** A grant as typed: whom, for what, until when. */
export interface TypedGrant {
  /** A phone or citizen number. */
  readonly to: string;
  readonly scope: string;
  readonly procedures: readonly string[];
  readonly until: string;
}

/** What a principal grants: to whom the number belongs, for these procedures, until that day. */
export interface Grant {
  readonly to: { readonly phone: string } | { readonly cccd: string };
  readonly procedures: readonly string[] | null;
  readonly untilOn: string;
}

export type GrantIssue =
  | { readonly field: 'to'; readonly code: 'mandate.to-missing' | 'mandate.to-malformed' | 'mandate.to-yourself' }
  | { readonly field: 'scope' | 'procedures'; readonly code: 'choose-one' | 'mandate.procedures-missing' }
  | { readonly field: 'until'; readonly code: 'mandate.until-malformed' | 'mandate.until-past' }
  | { readonly field: 'until'; readonly code: 'mandate.until-too-far'; readonly latest: string };

export interface GrantMalformed {
  readonly code: 'grant.malformed';
  readonly issues: readonly GrantIssue[];
}

/** What is granted with a click lasts at most a year; what a notary or an office wrote down, as long as the paper says. */
export const MOST_YEARS = { portal: 1, counter: 5 } as const;

const MOST_PROCEDURES = 60;

/** Reads a grant and names everything that is wrong with it at once. `today` is `YYYY-MM-DD`, `own` the principal's own numbers. */
export function readGrant(
  typed: TypedGrant,
  given: { readonly today: string; readonly own: readonly (string | null)[]; readonly way: keyof typeof MOST_YEARS },
): Result<Grant, GrantMalformed> {
  const issues: GrantIssue[] = [];
  const to = readNumber(typed.to);
  if (to === null) issues.push({ field: 'to', code: typed.to.trim() === '' ? 'mandate.to-missing' : 'mandate.to-malformed' });
  else if (given.own.includes('phone' in to ? to.phone : to.cccd)) issues.push({ field: 'to', code: 'mandate.to-yourself' });

  const procedures = [...new Set(typed.procedures.filter((code) => /^[\w.-]{1,40}$/u.test(code)))].slice(0, MOST_PROCEDURES);
  if (typed.scope !== 'all' && typed.scope !== 'some') issues.push({ field: 'scope', code: 'choose-one' });
  if (typed.scope === 'some' && procedures.length === 0) issues.push({ field: 'procedures', code: 'mandate.procedures-missing' });

  const latest = yearsAfter(given.today, MOST_YEARS[given.way]);
  // A year of two digits is one to come here.
  const until = readTypedDay(typed.until, `${Number(given.today.slice(0, 4)) + 50}-12-31`);
  if (!until.ok) issues.push({ field: 'until', code: 'mandate.until-malformed' });
  else if (until.day < given.today) issues.push({ field: 'until', code: 'mandate.until-past' });
  else if (until.day > latest) issues.push({ field: 'until', code: 'mandate.until-too-far', latest });

  if (issues.length > 0 || to === null || !until.ok) return refuse({ code: 'grant.malformed', issues });
  return ok({ to, procedures: typed.scope === 'all' ? null : procedures, untilOn: until.day });
}

/** Twelve digits are a citizen number, ten a phone; nobody has to say which. */
export function readNumber(text: string): Grant['to'] | null {
  const phone = readMobile(text);
  if (phone.ok) return { phone: phone.value };
  const cccd = readCccd(text);
  return cccd.ok ? { cccd: cccd.value } : null;
}

/** The same day some years later; the 29th of February becomes the 28th. */
export function yearsAfter(day: string, years: number): string {
  const moved = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return moved.endsWith('-02-29') ? moved.replace(/29$/u, '28') : moved;
}
