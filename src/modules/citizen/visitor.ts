import { ok, refuse, type Result } from '#kernel/result';
import { tidy } from '#kernel/text';
import type { Unit } from '#modules/place';
import { readBirthDate, type BirthDate } from './birth-date.ts';
import { readCccd, type Cccd, type Sex } from './identity-number.ts';
import { readPersonName } from './person-name.ts';
import type { HomeAddress } from './person.ts';
import { readMobile, type PhoneRefusal } from './phone.ts';
import { homeAddressIssues, readHomeAddress, type ProfileReason } from './profile.ts';

/** What an officer types of somebody at the counter: from their card, and how to reach them. */
export type TypedVisitor = Readonly<Record<(typeof VISITOR_FIELDS)[number], string>>;

export const VISITOR_FIELDS = ['cccd', 'fullName', 'birthDate', 'sex', 'phone', 'unitCode', 'area', 'detail'] as const;

export type VisitorIssue = (ProfileReason | PhoneRefusal) & { readonly field: keyof TypedVisitor };

export interface VisitorMalformed {
  readonly code: 'visitor.malformed';
  readonly issues: readonly VisitorIssue[];
}

/** Somebody as they were met; where they live and their phone only where they said so. */
export interface MetVisitor {
  readonly cccd: Cccd;
  readonly fullName: string;
  readonly birthDate: BirthDate;
  readonly sex: Sex;
  readonly phone: string | null;
  readonly address: HomeAddress | null;
}

/** Reads what was typed of a visitor and names everything that is wrong with it at once. */
export function readVisitor(
  typed: TypedVisitor,
  given: { readonly today: string; readonly units: readonly Unit[] },
): Result<MetVisitor, VisitorMalformed> {
  const issues: VisitorIssue[] = [];
  const cccd = read('cccd', readCccd);
  const fullName = read('fullName', readPersonName);
  const birthDate = read('birthDate', (text) => readBirthDate(text, given.today));
  const sex = read('sex', readSex);
  const phone = tidy(typed.phone) === '' ? null : read('phone', readMobile);
  const address = hasAddress(typed) ? readHomeAddress(typed) : null;
  if (address !== null)
    issues.push(...homeAddressIssues(address, given.units).map((issue) => ({ ...issue, field: addressField(issue.field) })));

  if (issues.length === 0 && cccd && fullName && birthDate && sex && phone !== undefined) {
    return ok({ cccd, fullName, birthDate, sex, phone, address });
  }
  return refuse({ code: 'visitor.malformed', issues });

  function read<T>(field: keyof TypedVisitor, reader: (text: string) => Result<T, ProfileReason | PhoneRefusal>): T | undefined {
    const text = typed[field];
    const answer = tidy(text) === '' ? refuse({ code: field === 'sex' ? 'choose-one' : 'required' }) : reader(text);
    if (answer.ok) return answer.value;
    issues.push({ ...answer.refusal, field });
    return undefined;
  }
}

/** Whether an address was typed; a commune alone, as a card may suggest it, is none. */
function hasAddress({ area, detail }: TypedVisitor): boolean {
  return [area, detail].some((text) => tidy(text) !== '');
}

function addressField(field: string): keyof TypedVisitor {
  return field === 'area' || field === 'detail' ? field : 'unitCode';
}

function readSex(text: string): Result<Sex, { readonly code: 'choose-one' }> {
  return text === 'male' || text === 'female' ? ok(text) : refuse({ code: 'choose-one' });
}
