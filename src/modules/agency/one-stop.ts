import type { AgencyTree } from './agency-tree.ts';
import type { Agency } from './agency.ts';

/**
 * The one-stop desk where an agency's dossiers are received and its results handed out: its own, else the one of the
 * nearest body above it. A commune has its own; departments and their divisions share the province's centre.
 */
export function oneStopOf(agencyId: string, tree: AgencyTree): Agency | null {
  for (const agency of tree.lineOf(agencyId)) {
    if (agency.kind === 'one-stop') return agency;
    const desk = tree.childrenOf(agency.id).find(({ kind }) => kind === 'one-stop');
    if (desk) return desk;
  }
  return null;
}

/** The body a one-stop desk belongs to: the commune of a commune's desk, the province of its centre. Any other agency is its own. */
export function ownerOf(agency: Agency, tree: AgencyTree): Agency {
  return agency.kind === 'one-stop' && agency.parentId !== null ? tree.get(agency.parentId) : agency;
}

/** Every agency whose dossiers pass over a desk: what lies below the desk's owner and has no desk nearer. */
export function agenciesServedBy(oneStopId: string, tree: AgencyTree): readonly Agency[] {
  return tree.all.filter(({ id, kind }) => kind !== 'one-stop' && oneStopOf(id, tree)?.id === oneStopId);
}
