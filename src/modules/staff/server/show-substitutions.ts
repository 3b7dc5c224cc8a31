import { readAgencies } from '#modules/agency/server';
import type { Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import type { Substitution } from '../substitution.ts';
import { administeredBy, type StaffActor } from './may-substitute.ts';
import { substitutionsAt, substitutionsOfOfficer } from './substitution-store.ts';

export interface SubstitutionsRefusal {
  readonly code: 'substitute.not-allowed';
}

/** The substitutions of the officer who asks: of their seats, and those in which they sit for others. */
export async function ownSubstitutions(
  asked: { readonly actor: StaffActor },
  needs: { readonly db: Db },
): Promise<Result<{ readonly given: readonly Substitution[]; readonly taken: readonly Substitution[] }, SubstitutionsRefusal>> {
  const { actor } = asked;
  if (actor.kind !== 'officer') return refuse({ code: 'substitute.not-allowed' });
  const all = await substitutionsOfOfficer(needs.db, actor.officerId);
  return ok({
    given: all.filter(({ officerId }) => officerId === actor.officerId),
    taken: all.filter(({ substituteId }) => substituteId === actor.officerId),
  });
}

/** Every substitution at the agencies an administrator arranges for, the latest first. */
export async function substitutionsArranged(
  asked: { readonly actor: StaffActor },
  needs: { readonly db: Db },
): Promise<Result<readonly Substitution[], SubstitutionsRefusal>> {
  const agencyIds = administeredBy(asked.actor, await readAgencies(needs.db));
  if (agencyIds.length === 0) return refuse({ code: 'substitute.not-allowed' });
  return ok(await substitutionsAt(needs.db, agencyIds));
}
