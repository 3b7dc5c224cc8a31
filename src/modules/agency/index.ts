export { AgencyTree } from './agency-tree.ts';
export type { Agency, AgencyKind } from './agency.ts';
export { communeOf, competentAgency, type Competence } from './competent-agency.ts';
export { agenciesServedBy, oneStopOf, ownerOf } from './one-stop.ts';
