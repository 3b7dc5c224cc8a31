import type { Told } from '#modules/form';
import { isSameSaid, type KnownFact } from './read-facts.ts';
import { thingIn, type Thing, type ThingKind } from './thing.ts';
import { ownAnswers, type OwnTold } from './whose.ts';

/** What is known of a party and of its things. */
export interface Known {
  readonly facts: readonly KnownFact[];
  readonly things: readonly { readonly id: string; readonly kind: ThingKind; readonly facts: readonly KnownFact[] }[];
}

/** An answer about the party itself or a thing of theirs beside what is known of it. */
export interface KnownAnswer<T extends Told = Told> {
  readonly answer: T;
  readonly fact: KnownFact;
  /** Whether it says what is known; otherwise somebody changed it. */
  readonly isSame: boolean;
}

/**
 * Lays answers beside what is known, answer by answer; those about somebody else, and those of which nothing is known, are left out. Of a
 * thing only what is known of the very thing the answers name.
 */
export function knownAnswers<T extends Told>(told: OwnTold<T>, known: Known): readonly KnownAnswer<T>[] {
  const own = ownAnswers(told);
  const said = Object.fromEntries(own.map(({ meaning, value }) => [meaning, value]));
  return own.flatMap((answer) => {
    const fact = [...known.facts, ...factsOfNamed(known.things, said)].find(({ meaning }) => meaning === answer.meaning);
    return fact ? [{ answer, fact, isSame: isSameSaid(fact.holds.value, answer.value) }] : [];
  });
}

/** Something known that was told anew: what it is now, everything it was said to be before, and the thing it speaks of. */
export interface ToldAnew {
  readonly meaning: string;
  readonly value: unknown;
  readonly before: readonly unknown[];
  /** Null: it speaks of the party itself. */
  readonly thing: Thing | null;
}

/** Answers that still are what was known before something was told anew; what somebody answered otherwise is theirs. */
export function staleAnswers<T extends Told>(told: OwnTold<T>, { meaning, value, before, thing }: ToldAnew): readonly T[] {
  const own = ownAnswers(told);
  const said = Object.fromEntries(own.map((one) => [one.meaning, one.value]));
  if (thing !== null && !isSameThing(thing, thingIn(thing.kind, said))) return [];
  return own.filter(
    (one) => one.meaning === meaning && !isSameSaid(one.value, value) && before.some((earlier) => isSameSaid(earlier, one.value)),
  );
}

/** What is known of the things that answers name by their number. */
function factsOfNamed(things: Known['things'], said: Readonly<Record<string, unknown>>): readonly KnownFact[] {
  return things.flatMap(({ kind, facts }) => (isSameThing(thingKnown(kind, facts), thingIn(kind, said)) ? facts : []));
}

/** A thing by what is known of it. */
export function thingKnown(kind: ThingKind, facts: readonly KnownFact[]): Thing | null {
  return thingIn(kind, Object.fromEntries(facts.map(({ meaning, holds }) => [meaning, holds.value])));
}

/** One of a kind, by its number; without one nobody can tell. */
export function isSameThing(one: Thing | null, other: Thing | null): boolean {
  return one !== null && other !== null && one.kind === other.kind && one.key !== null && one.key === other.key;
}
