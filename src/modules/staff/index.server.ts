export { addOfficer, findOfficer, grantRole, type Officer, type OfficerBrief } from './server/officer-store.ts';
