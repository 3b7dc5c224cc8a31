export { OFFICER_ROLES, readRoleAtAgency, type OfficerRole, type RoleAtAgency } from './officer-role.ts';
