import { ok, refuse, type Result } from '#kernel/result';
import { tidy } from '#kernel/text';
import { readBirthDate, type BirthDateRefusal } from './birth-date.ts';
import { readEmail, type EmailRefusal } from './email.ts';
import { cccdWarnings, readCccd, type CccdRefusal, type CccdWarning, type Sex } from './identity-number.ts';
import type { Person, Profile } from './person.ts';
import { readPersonName, type NameRefusal } from './person-name.ts';

/** The profile as typed: texts, whatever they hold. */
export type TypedProfile = Readonly<Record<ProfileField, string>>;

export const PROFILE_FIELDS = ['fullName', 'cccd', 'birthDate', 'sex', 'unitCode', 'addressLine', 'email'] as const;
export type ProfileField = (typeof PROFILE_FIELDS)[number];

type Reason =
  | { readonly code: 'required' }
  | { readonly code: 'unit.unknown' }
  | { readonly code: 'address.too-long'; readonly max: number }
  | NameRefusal
  | CccdRefusal
  | BirthDateRefusal
  | EmailRefusal;

/** What is wrong with one field, for the sentence beside it. */
export type ProfileIssue = Reason & { readonly field: ProfileField };

export interface ProfileRefusal {
  readonly code: 'profile.malformed';
  readonly issues: readonly ProfileIssue[];
}

const ADDRESS_LENGTH = 200;

/** Reads a whole profile and names everything that is wrong with it at once. `today` is `YYYY-MM-DD`. */
export function readProfile(
  typed: TypedProfile,
  given: { readonly today: string; readonly isUnit: (code: string) => boolean },
): Result<Profile, ProfileRefusal> {
  const issues: ProfileIssue[] = [];
  const fullName = read('fullName', (text) => readPersonName(text));
  const cccd = read('cccd', (text) => readCccd(text));
  const birthDate = read('birthDate', (text) => readBirthDate(text, given.today));
  const sex = read('sex', readSex);
  const unitCode = read('unitCode', (text) => (given.isUnit(text) ? ok(text) : refuse({ code: 'unit.unknown' })));
  const line = read('addressLine', readLine);
  const email = typed.email.trim() === '' ? null : read('email', (text) => readEmail(text));

  if (fullName && cccd && birthDate && sex && unitCode && line && email !== undefined) {
    return ok({ fullName, cccd, birthDate, sex, address: { unitCode, line }, email });
  }
  return refuse({ code: 'profile.malformed', issues });

  function read<T>(field: ProfileField, reader: (text: string) => Result<T, Reason>): T | undefined {
    const text = typed[field];
    const answer = tidy(text) === '' ? refuse({ code: 'required' }) : reader(text);
    if (answer.ok) return answer.value;
    issues.push({ ...answer.refusal, field });
    return undefined;
  }
}

/** What looks odd about a person's number beside the rest they say; never a reason to refuse. */
export function profileWarnings(said: Pick<Person, 'cccd' | 'sex' | 'birthDate'>): CccdWarning[] {
  return said.cccd ? cccdWarnings(said.cccd, { sex: said.sex, birthDate: said.birthDate }) : [];
}

function readSex(text: string): Result<Sex, { readonly code: 'required' }> {
  return text === 'male' || text === 'female' ? ok(text) : refuse({ code: 'required' });
}

function readLine(text: string): Result<string, { readonly code: 'address.too-long'; readonly max: number }> {
  const line = tidy(text.replace(/\p{Cf}/gu, ''));
  return line.length > ADDRESS_LENGTH ? refuse({ code: 'address.too-long', max: ADDRESS_LENGTH }) : ok(line);
}
