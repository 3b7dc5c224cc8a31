import { ok, refuse, type Result } from '#kernel/result';
import { tidy } from '#kernel/text';
import { addressIssues, type AddressIssue, type Unit } from '#modules/place';
import { readBirthDate, type BirthDateRefusal } from './birth-date.ts';
import { readEmail, type EmailRefusal } from './email.ts';
import { cccdWarnings, readCccd, type CccdRefusal, type CccdWarning, type Sex } from './identity-number.ts';
import { ELSEWHERE, type HomeAddress, type Person, type Profile } from './person.ts';
import { readPersonName, type NameRefusal } from './person-name.ts';

const LONGEST_AREA = 150; // characters

/** The profile as typed: texts, whatever they hold. */
export type TypedProfile = Readonly<Record<ProfileField, string>>;

export const PROFILE_FIELDS = ['fullName', 'cccd', 'birthDate', 'sex', 'unitCode', 'area', 'detail', 'email'] as const;
export type ProfileField = (typeof PROFILE_FIELDS)[number];

export type ProfileReason =
  | { readonly code: 'required' | 'choose-one' | 'area.missing' | AddressIssue['code'] }
  | { readonly code: 'area.too-long'; readonly max: number }
  | NameRefusal
  | CccdRefusal
  | BirthDateRefusal
  | EmailRefusal;

/** What is wrong with one field, for the sentence beside it. */
export type ProfileIssue = ProfileReason & { readonly field: ProfileField };

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
  const address = readHomeAddress(typed);
  issues.push(...homeAddressIssues(address, given.units));
  const email = typed.email.trim() === '' ? null : read('email', (text) => readEmail(text));

  if (issues.length === 0 && fullName && cccd && birthDate && sex && email !== undefined) {
    return ok({ fullName, cccd, birthDate, sex, address, email });
  }
  return refuse({ code: 'profile.malformed', issues });

  function read<T>(field: ProfileField, reader: (text: string) => Result<T, ProfileReason>): T | undefined {
    const text = typed[field];
    const answer = tidy(text) === '' ? refuse({ code: field === 'sex' ? 'choose-one' : 'required' }) : reader(text);
    if (answer.ok) return answer.value;
    issues.push({ ...answer.refusal, field });
    return undefined;
  }
}

/** What looks odd about a person's number beside the rest they say; never a reason to refuse. */
export function profileWarnings(said: Pick<Person, 'cccd' | 'sex' | 'birthDate'>): CccdWarning[] {
  return said.cccd ? cccdWarnings(said.cccd, { sex: said.sex, birthDate: said.birthDate }) : [];
}

function readSex(text: string): Result<Sex, { readonly code: 'choose-one' }> {
  return text === 'male' || text === 'female' ? ok(text) : refuse({ code: 'choose-one' });
}

/** An address as typed, tidied; what is wrong with it says `homeAddressIssues`. */
export function readHomeAddress(typed: Pick<TypedProfile, 'unitCode' | 'area' | 'detail'>): HomeAddress {
  const line = (text: string): string => tidy(text.replace(/\p{Cf}/gu, ''));
  const [unitCode, detail] = [typed.unitCode.trim(), line(typed.detail)];
  return unitCode === ELSEWHERE ? { unitCode, area: line(typed.area), detail } : { unitCode, detail };
}

/** Another province has units we do not list: there the place is in words. */
export function homeAddressIssues(address: HomeAddress, units: readonly Unit[]): readonly ProfileIssue[] {
  const issues = addressIssues(address, units).flatMap(({ path, code }) => (path === 'locationId' ? [] : [{ field: path, code }]));
  if (address.unitCode !== ELSEWHERE) return issues;
  const { area = '' } = address;
  const ofArea: ProfileIssue[] = [];
  if (area === '') ofArea.push({ field: 'area', code: 'area.missing' });
  if (area.length > LONGEST_AREA) ofArea.push({ field: 'area', code: 'area.too-long', max: LONGEST_AREA });
  return [...ofArea, ...issues.filter(({ field }) => field !== 'unitCode')];
}
