import { readAgencies } from '#modules/agency/server';
import type { Db } from '#kernel/database';
import { SUBSTITUTE_ROLES } from '../substitution.ts';
import { officersAt, type Candidate } from './substitution-store.ts';

/**
 * The officers who may be put on a seat: whoever works at its agency, above it or below it. Somebody from another branch of the
 * tree would decide about people whose office they do not know.
 */
export async function substituteCandidates(
  db: Db,
  seat: { readonly officerId: string; readonly agencyId: string },
): Promise<readonly Candidate[]> {
  const tree = await readAgencies(db);
  const near = [...tree.lineOf(seat.agencyId), ...tree.below(seat.agencyId)].map(({ id }) => id);
  const found = await officersAt(db, { agencyIds: [...new Set(near)], roles: SUBSTITUTE_ROLES });
  return found.filter(({ officerId }) => officerId !== seat.officerId);
}
