export { readAgencyPack } from './agency-pack.ts';
export { calendarOf, findAgency, readAgencies, unitsAround } from './server/agency-store.ts';
export { addAgency, closeAgency, keepAgencyOpen, putOffClosings, type CloseAgencyRefusal, type WorkAt } from './server/open-and-close.ts';
export { loadAgencies } from './server/load-agencies.ts';
export { applyChangesDue, changeAgency, withdrawAgencyChange } from './server/change-agency.ts';
export { changesToCome, type AgencyChange } from './server/agency-change-store.ts';
