import { ok, refuse, type Result } from '#kernel/result';
import { tidy } from '#kernel/text';
import { addressIssues, type AddressIssue, type Unit } from '#modules/place';
import { readBirthDate, type BirthDateRefusal } from './birth-date.ts';
import { readEmail, type EmailRefusal } from './email.ts';
import { cccdWarnings, readCccd, type CccdRefusal, type CccdWarning, type Sex } from './identity-number.ts';
import type { Person, Profile } from './person.ts';
import { readPersonName, type NameRefusal } from './person-name.ts';

/** The profile as typed: texts, whatever they hold. */
export type TypedProfile = Readonly<Record<ProfileField, string>>;

export const PROFILE_FIELDS = ['fullName', 'cccd', 'birthDate', 'sex', 'unitCode', 'detail', 'email'] as const;
export type ProfileField = (typeof PROFILE_FIELDS)[number];

type Reason =
  { readonly code: 'required' } | { readonly code: AddressIssue['code'] } | NameRefusal | CccdRefusal | BirthDateRefusal | EmailRefusal;

/** What is wrong with one field, for the sentence beside it. */
export type ProfileIssue = Reason & { readonly field: ProfileField };

export interface ProfileRefusal {
  readonly code: 'profile.malformed';
  readonly issues: readonly ProfileIssue[];
}

/** Reads a whole profile and names everything that is wrong with it at once. `today` is `YYYY-MM-DD`. */
export function readProfile(
  typed: TypedProfile,
  given: { readonly today: string; readonly units: readonly Unit[] },
): Result<Profile, ProfileRefusal> {
  const issues: ProfileIssue[] = [];
  const fullName = read('fullName', (text) => readPersonName(text));
  const cccd = read('cccd', (text) => readCccd(text));
  const birthDate = read('birthDate', (text) => readBirthDate(text, given.today));
  const sex = read('sex', readSex);
  const address = { unitCode: typed.unitCode.trim(), detail: tidy(typed.detail.replace(/\p{Cf}/gu, '')) };
  for (const { path, code } of addressIssues(address, given.units)) if (path !== 'locationId') issues.push({ field: path, code });
  const email = typed.email.trim() === '' ? null : read('email', (text) => readEmail(text));

  if (issues.length === 0 && fullName && cccd && birthDate && sex && email !== undefined) {
    return ok({ fullName, cccd, birthDate, sex, address, email });
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
