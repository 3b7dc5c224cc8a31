import { choicesOf } from './choice-widgets.ts';
import { controlAt } from './control-at.ts';
import type { Answers, Form } from './form.ts';
import { likeApplicant } from './like-applicant.ts';
import { answersFromFacts, type Facts } from './meaning.ts';
import { mergeAnswers } from './merge.ts';
import { withValue } from './pointer.ts';

/** Where every form keeps for whom it is filed, and what it keeps when that is an organisation. */
export const FILING_AS = '/filing/as';
const ORGANISATION = 'organisation';

/**
 * What a form can know of whom a filing is for before anybody types: a person is the applicant; an organisation is the owner, filed for
 * by whoever represents it, and the form is told so where it lets organisations file.
 */
export function answersFromPrincipal(form: Form, facts: Facts): Answers {
  if (!Object.hasOwn(facts, 'organisation.name')) return likeApplicant(form, answersFromFacts(form, facts, 'applicant'), facts);
  const representative = facts['organisation.representative'];
  const ofApplicant = typeof representative === 'string' ? { ...facts, 'person.fullName': representative } : facts;
  const ofOwner = Object.entries(facts).filter(([meaning]) => meaning.startsWith('organisation.'));
  const known = mergeAnswers(
    answersFromFacts(form, ofApplicant, 'applicant'),
    answersFromFacts(form, Object.fromEntries(ofOwner), 'owner'),
  );
  const asked = controlAt(form, FILING_AS);
  const maySay = choicesOf(asked?.schema ?? {}).some(({ value }) => value === ORGANISATION);
  return maySay ? withValue(known, FILING_AS, ORGANISATION) : known;
}
