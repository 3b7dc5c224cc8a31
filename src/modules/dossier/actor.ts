import type { ActingFor } from '#modules/citizen';
import type { StandIn } from '#modules/staff';

/** The offices of one-stop work; the same list as staff keeps, so that an account's actor fits here. */
export type OfficerRole = 'receiver' | 'head' | 'specialist' | 'leader' | 'records-clerk' | 'supervisor' | 'administrator';

/** A citizen, for themselves or in the name of another; whose business it is says `principalOf` of the module citizen. */
export interface CitizenActor {
  readonly kind: 'citizen';
  readonly accountId: string;
  readonly personId: string;
  readonly actingFor?: ActingFor;
}

export interface OfficerActor {
  readonly kind: 'officer';
  readonly accountId: string;
  readonly officerId: string;
  readonly roles: readonly { readonly role: OfficerRole; readonly agencyId: string }[];
  /** The seats they hold for others today. */
  readonly standIns?: readonly StandIn[];
  /** ISO time of the last proof of identity in this session; deciding asks for a fresh one. */
  readonly reauthenticatedAt?: string | null;
}

/** Who acts, by shape: the account module's actor is assignable to it. */
export type Actor = CitizenActor | OfficerActor | { readonly kind: 'system' };
