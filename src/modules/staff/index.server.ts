export { isProven, mayChangeOfficer, mayEntrust, PROOF_LASTS, type AdministerRefusal, type StaffAdministrator } from './may-administer.ts';
export { addOfficer, findOfficer, setActive, type Officer, type OfficerBrief } from './server/officer-store.ts';
export { findOfficerSeats, type OfficerSeats } from './server/officer-seats-store.ts';
export { endRole, endRolesOver, grantRole, heldRoles, roleHistory, type HeldRole, type RoleFact } from './server/role-store.ts';
export type { StaffActor } from './server/may-substitute.ts';
export { endSubstitution, nameSubstitute, type EndSubstitutionRefusal, type NameSubstituteRefusal } from './server/name-substitute.ts';
export { ownSubstitutions, substitutionsArranged } from './server/show-substitutions.ts';
export { substituteCandidates } from './server/substitute-candidates.ts';
export type { Candidate } from './server/substitution-store.ts';
