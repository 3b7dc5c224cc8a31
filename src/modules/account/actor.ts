import type { ActingFor } from '#modules/citizen';
import type { RoleAtAgency, StandIn } from '#modules/staff';

/** Somebody acting for themselves, or in the name of another while their mandate is in force. `personId` stays the human. */
export interface CitizenActor {
  readonly kind: 'citizen';
  readonly accountId: string;
  readonly personId: string;
  readonly actingFor?: ActingFor;
}

/** An officer with every role entrusted to them right now, and when they last proved again who they are (ISO text). */
export interface OfficerActor {
  readonly kind: 'officer';
  readonly accountId: string;
  readonly officerId: string;
  readonly roles: readonly RoleAtAgency[];
  /** The seats they hold for others today; absent where there are none. */
  readonly standIns?: readonly StandIn[];
  readonly reauthenticatedAt: string | null;
}

/** Whoever asks for something: the first thing every use case looks at. */
export type Actor = CitizenActor | OfficerActor | { readonly kind: 'system' };
