import type { Db } from '#kernel/database';
import type { CitizenAsking } from '../acting-for.ts';
import { knownFacts } from '../known-facts.ts';
import type { Organisation } from '../organisation.ts';
import type { HomeAddress, Person } from '../person.ts';
import { findOrganisation } from './organisation-store.ts';
import { findPerson, getPerson } from './person-store.ts';

/** The one whose business it is, as we know them. */
export type Principal =
  { readonly kind: 'person'; readonly person: Person } | { readonly kind: 'organisation'; readonly organisation: Organisation };

/** A party by its id: a person, else an organisation. One nobody entered is a fault. */
export async function getPrincipal(db: Db, id: string): Promise<Principal> {
  const person = await findPerson(db, id);
  if (person) return { kind: 'person', person };
  const organisation = await findOrganisation(db, id);
  if (!organisation) throw new Error('No party with this id');
  return { kind: 'organisation', organisation };
}

/** What one calls a principal; empty before they said their name. */
export function nameOf(principal: Principal): string {
  return principal.kind === 'person' ? (principal.person.fullName ?? '') : principal.organisation.name;
}

/** Where a principal lives or sits. */
export function homeOf(principal: Principal): HomeAddress | null {
  return principal.kind === 'person' ? principal.person.address : principal.organisation.address;
}

/**
 * What is known of whom an actor acts for, by the meanings forms ask for: of the principal only. Who acts for another leaves nothing of
 * their own in the other's form, but for the name of who represents an organisation.
 */
export async function knownOf(db: Db, actor: CitizenAsking): Promise<Readonly<Record<string, unknown>>> {
  const { actingFor } = actor;
  const principal = await getPrincipal(db, actingFor?.id ?? actor.personId);
  if (principal.kind === 'person') return knownFacts(principal.person);
  const { name, taxNumber, address } = principal.organisation;
  const represented = actingFor?.as === 'representative' ? (await getPerson(db, actor.personId)).fullName : null;
  return {
    'organisation.name': name,
    'organisation.taxNumber': taxNumber,
    'organisation.address': address,
    ...(represented === null ? {} : { 'organisation.representative': represented }),
  };
}
