export { OFFICER_ROLES, readRoleAtAgency, type OfficerRole, type RoleAtAgency } from './officer-role.ts';
export {
  heldSeats,
  MOST_SUBSTITUTE_DAYS,
  SUBSTITUTE_ROLES,
  substitutionState,
  type HeldSeat,
  type StandIn,
  type Substitution,
  type SubstitutionIssue,
} from './substitution.ts';
