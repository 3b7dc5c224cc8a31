import { fold } from '#kernel/text';
import type { Told } from '#modules/form';
import type { DossierTold } from './dossier-told.ts';
import { thingKindOf } from './thing.ts';

/** By which facts one knows whom a dossier is about. */
const NUMBERS = { person: 'person.cccd', organisation: 'organisation.taxNumber' } as const;

/** Whose it is, and what is answered. */
export interface OwnTold<T extends Told = Told> {
  readonly party: DossierTold['party'];
  readonly answers: { readonly told: readonly T[]; readonly hasOwner: boolean };
}

/**
 * Whether a dossier is about the one it belongs to. Whoever files for somebody else hands in the other's papers and tells of the other's
 * things: none of it may ever be offered as their own.
 */
export function isOwnBusiness({ party, answers }: OwnTold): boolean {
  const about = answers.told.filter(({ meaning, of }) => meaning === NUMBERS[party.kind] && isAbout(of, answers.hasOwner));
  const numbers = about.map(({ value }) => digits(value)).filter((number) => number !== '');
  if (numbers.length > 0 && party.number !== null) return numbers.every((number) => number === digits(party.number));
  // An organisation never fills in the part of the applicant; a person who names no owner speaks of themselves.
  return party.kind === 'person' && !answers.hasOwner;
}

/** What of the answers speaks of the party itself or of things of theirs. */
export function ownAnswers<T extends Told>(told: OwnTold<T>): readonly T[] {
  const { party, answers } = told;
  const isOwn = isOwnBusiness(told);
  const ofThings = (one: T): boolean =>
    isOwn && thingKindOf(one.meaning) !== null && (one.of === null || isAbout(one.of, answers.hasOwner));
  if (party.kind === 'organisation') {
    return answers.told.filter((one) => ofThings(one) || (isOwn && one.meaning.startsWith('organisation.')));
  }
  const isApplicant = speaksOfApplicant(told);
  return answers.told.filter((one) => ofThings(one) || (isApplicant && one.of !== 'owner' && one.meaning.startsWith('person.')));
}

/** Whether whoever filled in the part of the applicant is the person the dossier belongs to: no other number was written there. */
function speaksOfApplicant({ party, answers }: OwnTold): boolean {
  const numbers = answers.told.filter(({ meaning, of }) => meaning === NUMBERS.person && of !== 'owner').map(({ value }) => digits(value));
  return party.number === null ? numbers.length === 0 : numbers.every((number) => number === digits(party.number));
}

function isAbout(of: Told['of'], hasOwner: boolean): boolean {
  return hasOwner ? of === 'owner' : of !== 'owner';
}

function digits(value: unknown): string {
  return typeof value === 'string' ? fold(value).replaceAll(/[^0-9]/g, '') : '';
}
