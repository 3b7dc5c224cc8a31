export { addOfficer, findOfficer, setActive, type Officer, type OfficerBrief } from './server/officer-store.ts';
export { endRole, endRolesOver, grantRole, heldRoles, roleHistory, type HeldRole, type RoleFact } from './server/role-store.ts';
