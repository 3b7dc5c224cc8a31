import type { CitizenAsking } from '#modules/citizen';
import { principalOf } from '#modules/citizen';
import { ok, refuse, type Result } from '#kernel/result';
import type { LockerAsker } from './open-locker.ts';

/** The owner of a locker, and the human who acts: themselves, or a representative of their organisation. */
export interface LockerOwner {
  readonly partyId: string;
  readonly personId: string;
}

export type OwnerOnly = { readonly code: 'locker.owner-only' };

/** Whose locker it is to dispose of: one's own, or that of the organisation one represents. A delegate may use it and nothing more. */
export function ownerOf(actor: LockerAsker): Result<LockerOwner & { readonly actor: CitizenAsking }, OwnerOnly> {
  if (actor.kind !== 'citizen' || actor.actingFor?.as === 'delegate') return refuse({ code: 'locker.owner-only' });
  return ok({ partyId: principalOf(actor), personId: actor.personId, actor });
}
