import type { AgencyTree } from './agency-tree.ts';
import type { Agency } from './agency.ts';

/** What decides who settles: a unit for procedures of communes, a body named by the procedure for those of the province. */
export type Competence =
  { readonly level: 'commune'; readonly unitCode: string } | { readonly level: 'province'; readonly agencyId: string };

/** The agency that decides a dossier of this competence, or `null` when nobody known does. A desk receives, it never decides. */
export function competentAgency(competence: Competence, tree: AgencyTree): Agency | null {
  if (competence.level === 'commune') return communeOf(competence.unitCode, tree);
  const agency = tree.find(competence.agencyId);
  return agency && agency.kind !== 'one-stop' && agency.kind !== 'commune' ? agency : null;
}

/** The People's Committee of a ward or commune. */
export function communeOf(unitCode: string, tree: AgencyTree): Agency | null {
  return tree.all.find((agency) => agency.kind === 'commune' && agency.unitCode === unitCode) ?? null;
}
