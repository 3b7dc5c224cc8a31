import { readAgencies } from '#modules/agency/server';
import type { Revision } from '#modules/procedure';
import { getRevision } from '#modules/procedure/server';
import type { Db } from '#kernel/database';
import type { DossierRelation } from '../relation.ts';
import type { Dossier } from './dossier-row.ts';

/** A published revision never changes, so a process keeps those it met. */
const met = new Map<string, Revision>();
const MOST_MET = 300;

/** The revision a dossier was filed under. */
export async function revisionOf(db: Db, id: string): Promise<Revision> {
  const known = met.get(id);
  if (known) return known;
  const revision = await getRevision(db, id);
  if (revision.state === 'staged') return revision;
  if (met.size >= MOST_MET) met.clear();
  met.set(id, revision);
  return revision;
}

/** How a dossier stands to offices and people: what permissions ask. */
export async function relationOf(db: Db, dossier: Dossier): Promise<DossierRelation> {
  const tree = await readAgencies(db);
  const line = (id: string) => tree.lineOf(id).map((agency) => agency.id);
  const { place, applicantId, procedureCode, channel, deskId, agencyId, unitId, assigneeId, consulted } = dossier;
  return {
    at: place,
    applicantId,
    procedureCode,
    deskId,
    atCounter: channel !== 'online',
    agencyLine: line(agencyId),
    unitLine: line(unitId),
    assigneeId,
    openOpinions: consulted,
  };
}
