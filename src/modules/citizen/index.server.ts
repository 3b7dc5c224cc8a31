export { actOnMandate, CLAIM_REFUSALS, type ActOnMandateRefusal, type ClaimRefusalReason } from './server/act-on-mandate.ts';
export { claimOrganisation, type ClaimRefusal } from './server/claim-organisation.ts';
export { grantMandate, type GrantRefusal } from './server/grant-mandate.ts';
export { givePaper, mayGivePaper, openMandate } from './server/mandate-paper.ts';
export { desksOf } from './server/mandate-sides.ts';
export {
  endMandates,
  findMandate,
  findMandateFor,
  findMandateShown,
  mandatesOfDelegate,
  type MandateShown,
} from './server/mandate-store.ts';
export { mandatesHere, myMandates, type MyMandates } from './server/my-mandates.ts';
export { enterOrganisation } from './server/organisation-store.ts';
export { addPerson, correctContact, getPerson, verifyIdentity } from './server/person-store.ts';
export { getPrincipal, homeOf, knownOf, nameOf, type Principal } from './server/principal.ts';
export { findMetPerson } from './server/find-met-person.ts';
export { lookUpVisitor, meetVisitor, type LookUpRefusal, type MeetRefusal, type Visitor } from './server/meet-visitor.ts';
export { recordMandate, type RecordRefusal } from './server/record-mandate.ts';
export { registerMandate, type RegisteredMandate } from './server/register-mandate.ts';
export { saveProfile, type SaveProfileRefusal } from './server/save-profile.ts';
