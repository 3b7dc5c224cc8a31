import type { OfficerActor, OfficerRole } from '#modules/dossier';
import { heldSeats, type HeldSeat } from '#modules/staff';

/** A role at an agency: the chair an officer sits on while looking at a queue, their own or one they hold for another. */
export type Seat = HeldSeat;

const DESK_ROLES: readonly OfficerRole[] = ['receiver', 'head', 'specialist', 'leader', 'records-clerk', 'supervisor'];

/** The seats from which an officer may look at dossiers, their own first; an administrator of accounts has none. */
export function seatsOf(officer: OfficerActor): readonly Seat[] {
  return heldSeats(officer).filter(({ role }) => DESK_ROLES.includes(role));
}

/** A seat as an address names it: `receiver@H12.01`, and behind it whose seat it is where that is another's. */
export function seatKey({ role, agencyId, standsInFor }: Seat): string {
  return [role, agencyId, ...(standsInFor ? [standsInFor.officerId] : [])].join('@');
}

/** The seat of this name among those the officer has, or their first; null for who has none. */
export function seatNamed(officer: OfficerActor, key: string | null | undefined): Seat | null {
  const seats = seatsOf(officer);
  return seats.find((seat) => seatKey(seat) === key) ?? seats[0] ?? null;
}
