/** The offices of one-stop work; the same list as staff keeps, so that an account's actor fits here. */
export type OfficerRole = 'receiver' | 'head' | 'specialist' | 'leader' | 'records-clerk' | 'supervisor' | 'administrator';

export interface CitizenActor {
  readonly kind: 'citizen';
  readonly accountId: string;
  readonly personId: string;
}

export interface OfficerActor {
  readonly kind: 'officer';
  readonly accountId: string;
  readonly officerId: string;
  readonly roles: readonly { readonly role: OfficerRole; readonly agencyId: string }[];
  /** ISO time of the last proof of identity in this session; deciding asks for a fresh one. */
  readonly reauthenticatedAt?: string | null;
}

/** Who acts, by shape: the account module's actor is assignable to it. */
export type Actor = CitizenActor | OfficerActor | { readonly kind: 'system' };
