import { knownFacts } from '#modules/citizen';
import { getPrincipal, type Principal } from '#modules/citizen/server';
import { thingKnown } from '#modules/locker';
import type { FactOpened } from '#modules/locker/server';
import { tellDrafts } from '#modules/dossier/server';

/** What the account of a party says, by meaning. */
export async function accountNow(partyId: string, { needs }: App.Locals): Promise<Readonly<Record<string, unknown>>> {
  return saidBy(await getPrincipal(needs.db, partyId));
}

/**
 * Somebody changed their account: every open draft that still has what stood there before gets the new. Answers how many drafts did; what
 * was said for the first time was in nobody's draft.
 */
export async function tellAccountChange(
  { partyId, before }: { readonly partyId: string; readonly before: Readonly<Record<string, unknown>> },
  { needs }: App.Locals,
): Promise<number> {
  const principal = await getPrincipal(needs.db, partyId);
  // Drafts still know them by the number that stood there.
  const [number] = [before['person.cccd'], principal.kind === 'person' ? principal.person.cccd : principal.organisation.taxNumber].filter(
    (one) => typeof one === 'string',
  );
  const changes = Object.entries(saidBy(principal)).flatMap(([meaning, value]) => {
    const isNew = Object.hasOwn(before, meaning) && JSON.stringify(before[meaning]) !== JSON.stringify(value);
    return isNew ? [{ meaning, value, before: [before[meaning]], thing: null }] : [];
  });
  if (changes.length === 0) return 0;
  return tellDrafts({ party: { id: partyId, kind: principal.kind, number: number ?? null }, changes, by: 'account', source: null }, needs);
}

/** An owner put a fact of their locker right: every open draft that still has what was said before gets it. */
export async function tellLockerChange(
  { owner, fact, thing }: Pick<FactOpened, 'owner' | 'fact' | 'thing'>,
  { needs }: App.Locals,
): Promise<number> {
  const principal = await getPrincipal(needs.db, owner.partyId);
  const number = principal.kind === 'person' ? principal.person.cccd : principal.organisation.taxNumber;
  const { meaning, holds, otherwise } = fact;
  const change = {
    meaning,
    value: holds.value,
    before: otherwise.map(({ value }) => value),
    thing: thing && thingKnown(thing.kind, thing.facts),
  };
  return tellDrafts({ party: { id: owner.partyId, kind: principal.kind, number }, changes: [change], by: 'locker', source: null }, needs);
}

function saidBy(principal: Principal): Readonly<Record<string, unknown>> {
  if (principal.kind === 'person') return knownFacts(principal.person);
  return { 'organisation.name': principal.organisation.name, 'organisation.address': principal.organisation.address };
}
