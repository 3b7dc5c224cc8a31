import type { CopyText } from './copy-text.ts';
import { peopleAmong, organisationsAmong, type InventedOrganisation, type InventedPerson, type Parties } from './parties.ts';
import { BATCH, instantOf, type WorldPlan } from './plan.ts';

/** The people who come into the world with a batch. */
export function writeParties(
  batch: number,
  { parties, plan }: { readonly parties: Parties; readonly plan: WorldPlan },
  into: CopyText,
): void {
  const [from, to] = [batch * BATCH, Math.min((batch + 1) * BATCH, plan.dossiers)];
  for (let number = batch === 0 ? 0 : peopleAmong(from); number < peopleAmong(to); number += 1) writePerson(parties.person(number), into);
  for (let number = batch === 0 ? 0 : organisationsAmong(from); number < organisationsAmong(to); number += 1) {
    writeOrganisation(parties.organisation(number), into);
  }
}

function writePerson(person: InventedPerson, into: CopyText): void {
  const at = instantOf(person.since);
  const { id, cccd, name, birthDate, sex, phone } = person;
  into.add('party', [id, 'person']);
  into.add('person', [id, cccd, 'verified', name, birthDate, sex, phone, JSON.stringify(person.address), at, at]);
  if (person.accountId !== null) into.add('account', [person.accountId, 'citizen', id, phone, at]);
}

/** A firm with whoever acts for it. */
function writeOrganisation(one: InventedOrganisation, into: CopyText): void {
  const at = instantOf(one.since);
  into.add('party', [one.id, 'organisation']);
  into.add('organisation', [one.id, one.taxNumber, one.name, 'company', JSON.stringify(one.address), at, at]);
  const { id: delegate } = one.representative;
  into.add('mandate', [one.mandateId, 'representative', one.id, delegate, at.slice(0, 10), 'register', 'in-force', at, at]);
  into.add('mandate_fact', [one.mandateId, 1, 'recorded', at, 'system', null, null]);
  into.add('ledger_waiting', [`mandate/${one.mandateId}/1`, at]);
}
