import type { CitizenAsking } from '../acting-for.ts';
import type { MandateSide } from '../mandate.ts';
import type { Person } from '../person.ts';
import type { MandateAuthor, StoredMandate } from './mandate-store.ts';

/** Who asks about a mandate; the account module's actor fits. */
export type MandateAsker =
  | CitizenAsking
  | {
      readonly kind: 'officer';
      readonly officerId: string;
      readonly roles: readonly { readonly role: string; readonly agencyId: string }[];
      /** The seats they hold for others today. */
      readonly standIns?: readonly { readonly role: string; readonly agencyId: string }[];
    }
  | { readonly kind: 'system' };

/** The desks at which an officer receives, on a seat of their own or held for another: there claims are settled and papers recorded. */
export function desksOf(actor: MandateAsker): readonly string[] {
  if (actor.kind !== 'officer') return [];
  const seats = [...actor.roles, ...(actor.standIns ?? [])];
  return [...new Set(seats.flatMap(({ role, agencyId }) => (role === 'receiver' ? [agencyId] : [])))];
}

/** Whether somebody may ask others to act: for themselves, or for the organisation they represent. Who acts for another may not pass that on. */
export function mayGrant(actor: MandateAsker): actor is CitizenAsking {
  return actor.kind === 'citizen' && (actor.actingFor === undefined || actor.actingFor.as === 'representative');
}

/**
 * How somebody stands to a mandate. `me` is the citizen who asks; a mandate between others has no side for them. In another's
 * name only that other's mandates have one.
 */
export function sidesOf(mandate: StoredMandate, actor: MandateAsker, me: Person | null): readonly MandateSide[] {
  if (actor.kind === 'system') return ['system'];
  if (actor.kind === 'officer') return isAtDesk(mandate, actor) ? ['desk'] : [];
  if (actor.actingFor && mandate.principalId !== actor.actingFor.id) return [];
  const principal = mayGrant(actor) && mandate.principalId === (actor.actingFor?.id ?? actor.personId);
  const delegate = mandate.delegateId === actor.personId || isInvited(mandate, me);
  return [...(principal ? (['principal'] as const) : []), ...(delegate ? (['delegate'] as const) : [])];
}

/** By their phone, which signing in has proven, or by a citizen number an officer has seen. Nobody invites themselves. */
function isInvited({ invited, delegateId, principalId, state }: StoredMandate, me: Person | null): boolean {
  if (!invited || !me || delegateId !== null || state !== 'asked' || principalId === me.id) return false;
  return invited.phone !== null ? invited.phone === me.phone : me.identity === 'verified' && invited.cccd === me.cccd;
}

/** A claim may be settled at any desk; what a desk recorded or settled stays there. */
function isAtDesk({ agencyId, origin }: StoredMandate, actor: MandateAsker): boolean {
  const desks = desksOf(actor);
  return origin === 'claim' && agencyId === null ? desks.length > 0 : agencyId !== null && desks.includes(agencyId);
}

/** Who writes the fact. */
export function mandateAuthor(actor: MandateAsker, agencyId: string | null): MandateAuthor {
  if (actor.kind === 'citizen') return { kind: 'citizen', id: actor.personId, agencyId: null };
  if (actor.kind === 'officer') return { kind: 'officer', id: actor.officerId, agencyId };
  return { kind: 'system', id: null, agencyId: null };
}
