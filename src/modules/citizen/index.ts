export { looksLikeCard, readCardQr, type CardRefusal, type CardSaid } from './card-qr.ts';
export { VISITOR_FIELDS, type TypedVisitor, type VisitorIssue, type VisitorMalformed } from './visitor.ts';
export { readBirthDate, type BirthDate, type BirthDateRefusal } from './birth-date.ts';
export { cccdWarnings, readCccd, type Cccd, type CccdRefusal, type CccdWarning, type Sex } from './identity-number.ts';
export { readPersonName, type NameRefusal } from './person-name.ts';
export { readMobile, readPhone, type Phone, type PhoneRefusal } from './phone.ts';
export { readEmail, type EmailRefusal } from './email.ts';
export { ELSEWHERE, hasProfile, type HomeAddress, type Person, type Profile } from './person.ts';
export {
  PROFILE_FIELDS,
  profileWarnings,
  type ProfileField,
  type ProfileIssue,
  type ProfileRefusal,
  type TypedProfile,
} from './profile.ts';
export { knownFacts } from './known-facts.ts';
export { coversProcedure, ownScope, principalOf, type ActingFor, type CitizenAsking } from './acting-for.ts';
export { MOST_YEARS, yearsAfter, type GrantIssue, type GrantMalformed, type TypedGrant } from './grant.ts';
export {
  isInForce,
  stateOn,
  type Mandate,
  type MandateFactType,
  type MandateMove,
  type MandateOrigin,
  type MandateRefusal,
  type MandateState,
} from './mandate.ts';
export {
  CLAIM_FIELDS,
  ORGANISATION_KINDS,
  type ClaimField,
  type ClaimIssue,
  type ClaimMalformed,
  type Organisation,
  type OrganisationDetails,
  type OrganisationKind,
  type TypedClaim,
} from './organisation.ts';
export { readTaxNumber, type TaxNumber, type TaxNumberRefusal } from './tax-number.ts';
