import { administratorOf, looksAfter, type AgencyTree } from '#modules/agency';
import { readAgencies } from '#modules/agency/server';
import type { Db } from '#kernel/database';
import type { RoleAtAgency } from '../officer-role.ts';

/** Who asks about substitutes; the account module's actor fits. */
export type StaffActor =
  | { readonly kind: 'officer'; readonly officerId: string; readonly roles: readonly RoleAtAgency[] }
  | { readonly kind: 'citizen' }
  | { readonly kind: 'system' };

/** Whether somebody may say who sits on a seat: its holder, an administrator who looks after its agency, the program. */
export async function mayArrange(
  db: Db,
  actor: StaffActor,
  seat: { readonly officerId: string; readonly agencyId: string },
): Promise<boolean> {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'officer') return false;
  return actor.officerId === seat.officerId || administers(actor, seat.agencyId, await readAgencies(db));
}

/** The agencies an administrator arranges for: those they look after. Empty for everybody else. */
export function administeredBy(actor: StaffActor, tree: AgencyTree): readonly string[] {
  if (actor.kind === 'citizen') return [];
  return tree.all.map(({ id }) => id).filter((id) => actor.kind === 'system' || administers(actor, id, tree));
}

function administers(actor: Extract<StaffActor, { kind: 'officer' }>, agencyId: string, tree: AgencyTree): boolean {
  const by = administratorOf(actor, tree);
  return by !== null && looksAfter(by, agencyId);
}
