export { readAgencyPack } from './agency-pack.ts';
export { calendarOf, findAgency, readAgencies } from './server/agency-store.ts';
export { loadAgencies } from './server/load-agencies.ts';
