import { heldSeats, type HeldSeat } from '#modules/staff';
import type { Actor, OfficerActor } from './actor.ts';

/** The desks at which an officer receives, on a seat of their own or on one they hold for another. */
export function receivingDesks(actor: Actor): readonly string[] {
  if (actor.kind !== 'officer') return [];
  return [...new Set(heldSeats(actor).flatMap(({ role, agencyId }) => (role === 'receiver' ? agencyId : [])))];
}

/** Whether somebody receives at this very desk: only they prepare, see and file what its counter takes in. */
export function servesDesk(actor: Actor, deskId: string): actor is OfficerActor {
  return receivingDesks(actor).includes(deskId);
}

/** The seat at a desk from which an officer receives; one of their own comes first. */
export function receivingSeat(actor: OfficerActor, deskId: string): HeldSeat | undefined {
  return heldSeats(actor).find(({ role, agencyId }) => role === 'receiver' && agencyId === deskId);
}
