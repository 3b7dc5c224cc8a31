export { addOfficer, findOfficer, grantRole, officersHolding, type Officer, type OfficerBrief } from './server/officer-store.ts';
