export { AgencyTree } from './agency-tree.ts';
export type { Agency, AgencyKind } from './agency.ts';
export { communeOf } from './commune-of.ts';
export { administratorOf, looksAfter, provincialSeats, type Administrator, type NotAllowed } from './administrator.ts';
export { standsOn, type NewAgencyRefusal } from './new-agency.ts';
export type { AgencyChangeRefusal } from './agency-change.ts';
