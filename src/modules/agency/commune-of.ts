import type { AgencyTree } from './agency-tree.ts';
import type { Agency } from './agency.ts';

/** The People's Committee of a ward or commune. */
export function communeOf(unitCode: string, tree: AgencyTree): Agency | null {
  return tree.all.find((agency) => agency.kind === 'commune' && agency.unitCode === unitCode) ?? null;
}
