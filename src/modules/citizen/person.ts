import type { Address } from '#modules/place';
import type { BirthDate } from './birth-date.ts';
import type { Cccd, Sex } from './identity-number.ts';

/** What a person says about themselves in their account. */
export interface Profile {
  readonly fullName: string;
  readonly cccd: Cccd;
  readonly birthDate: BirthDate;
  readonly sex: Sex;
  readonly address: Address;
  readonly email: string | null;
}

/**
 * A person as the State knows them; empty where nobody said anything yet. `identity` is how sure we are: what somebody declares
 * is not proven before an officer or the national sign-in saw it.
 */
export interface Person {
  readonly id: string;
  readonly identity: 'declared' | 'verified';
  readonly fullName: string | null;
  readonly cccd: Cccd | null;
  readonly birthDate: BirthDate | null;
  readonly sex: Sex | null;
  readonly address: Address | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** Whether a person has said enough about themselves to file a procedure in their own name. */
export function hasProfile(person: Person): boolean {
  return person.fullName !== null && person.cccd !== null && person.birthDate !== null && person.sex !== null && person.address !== null;
}
