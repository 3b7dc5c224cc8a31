import type { AgencyTree } from './agency-tree.ts';

/** Whoever asks to administer, as this module needs to know them; an account's actor fits. */
export type AskingToAdminister =
  | { readonly kind: 'system' | 'citizen' }
  | {
      readonly kind: 'officer';
      readonly officerId: string;
      readonly roles: readonly { readonly role: string; readonly agencyId: string }[];
      readonly reauthenticatedAt?: string | null;
    };

/** An officer who administers, and what they look after: the whole province, or some agencies and all below them. */
export interface Administrator {
  readonly officerId: string;
  /** The seat they act from. */
  readonly agencyId: string;
  readonly covers: 'province' | ReadonlySet<string>;
  /** When they last proved who they are (ISO text); accounts are touched only by who did so lately. */
  readonly provenAt: string | null;
}

export interface NotAllowed {
  readonly code: 'administration.not-allowed';
}

/**
 * The administrator an officer is, or null. At the province's own office, or at its one-stop centre, one looks after the whole
 * province; at any other agency, after it and what lies below.
 */
export function administratorOf(actor: AskingToAdminister, agencies: AgencyTree): Administrator | null {
  if (actor.kind !== 'officer') return null;
  const seats = actor.roles.filter(({ role }) => role === 'administrator').map(({ agencyId }) => agencyId);
  const [first] = seats;
  if (first === undefined) return null;
  const who = { officerId: actor.officerId, provenAt: actor.reauthenticatedAt ?? null };

  const whole = provincialSeats(agencies);
  const provincial = seats.find((seat) => whole.includes(seat));
  if (provincial !== undefined) return { ...who, agencyId: provincial, covers: 'province' };
  return { ...who, agencyId: first, covers: new Set(seats.flatMap((seat) => agencies.below(seat).map(({ id }) => id))) };
}

/** Where an administrator looks after the whole province. */
export function provincialSeats({ all }: AgencyTree): readonly string[] {
  const roots = all.filter(({ parentId }) => parentId === null).map(({ id }) => id);
  const centres = all.filter(({ kind, parentId }) => kind === 'one-stop' && parentId !== null && roots.includes(parentId));
  return [...roots, ...centres.map(({ id }) => id)];
}

export function looksAfter({ covers }: Pick<Administrator, 'covers'>, agencyId: string): boolean {
  return covers === 'province' || covers.has(agencyId);
}
