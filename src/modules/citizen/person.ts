import type { BirthDate } from './birth-date.ts';
import type { Cccd, Sex } from './identity-number.ts';

/** What stands in place of a commune for who lives in another province; then `area` names the place. */
export const ELSEWHERE = 'elsewhere';

/** Where somebody lives: a commune or ward of this province by its code, or elsewhere; and what comes before it in words. */
export interface HomeAddress {
  readonly unitCode: string;
  readonly area?: string;
  readonly detail: string;
}

/** What a person says about themselves in their account. */
export interface Profile {
  readonly fullName: string;
  readonly cccd: Cccd;
  readonly birthDate: BirthDate;
  readonly sex: Sex;
  readonly address: HomeAddress;
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
  readonly address: HomeAddress | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** Whether a person has said enough about themselves to file a procedure in their own name. */
export function hasProfile(person: Person): boolean {
  return person.fullName !== null && person.cccd !== null && person.birthDate !== null && person.sex !== null && person.address !== null;
}
