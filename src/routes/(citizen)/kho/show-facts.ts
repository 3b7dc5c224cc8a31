import { isMessageKey, type Words } from '#messages';
import type { KnownFact, Statement } from '#modules/locker';
import type { Locker } from '#modules/locker/server';
import { sayDay } from '#ui';

/** One thing that is known, with where it comes from. */
export interface ShownFact {
  readonly key: string;
  readonly term: string;
  readonly text: string;
  readonly from: ShownSource;
  readonly confirmed: string | null;
  /** Where its owner puts it right. */
  readonly correct: string;
  /** What was said otherwise elsewhere. */
  readonly otherwise: readonly { readonly text: string; readonly from: ShownSource }[];
}

export interface ShownSource {
  readonly text: string;
  readonly href: string | null;
}

/** Facts of the party itself, or of one of its things. */
export function showFacts(
  facts: readonly KnownFact[],
  { t, thingId }: { readonly t: Words; readonly thingId: string | null },
): readonly ShownFact[] {
  return facts.map(({ meaning, holds, otherwise }) => ({
    key: meaning,
    term: sayMeaning(meaning, { t, holds }),
    text: holds.told,
    from: sourceOf(holds, t),
    confirmed: holds.confirmedAt === null ? null : t('locker.fact.confirmed', { day: sayDay(holds.confirmedAt) }),
    correct: `/kho/thong-tin?${new URLSearchParams({ muc: meaning, ...(thingId !== null && { cua: thingId }) }).toString()}`,
    otherwise: otherwise.map((one) => ({ text: one.told, from: sourceOf(one, t) })),
  }));
}

export interface ShownThing {
  readonly id: string;
  readonly name: string;
  readonly facts: readonly ShownFact[];
  /** Something was said otherwise elsewhere: it is shown without being asked for. */
  readonly disputed: boolean;
}

/** Things by what they are, and by the name or number they have. */
export function showThings(things: Locker['things'], t: Words): readonly ShownThing[] {
  return things.map((thing) => {
    const { id, facts } = thing;
    return {
      id,
      name: nameThing(thing, t),
      facts: showFacts(facts, { t, thingId: id }),
      disputed: facts.some(({ otherwise }) => otherwise.length > 0),
    };
  });
}

/** What one calls a thing: what it is, and the name or number it has. */
export function nameThing({ kind, facts }: Pick<Locker['things'][number], 'kind' | 'facts'>, t: Words): string {
  const named = NAMES.flatMap((part) => facts.find(({ meaning }) => meaning === `${kind}.${part}`)?.holds.told ?? [])[0];
  return [t(`locker.thing.${kind}`), named].filter(Boolean).join(': ');
}

/** By what one calls a thing, best first. */
const NAMES = ['number', 'fullName', 'name', 'certificate', 'address'] as const;

export function sayMeaning(meaning: string, { t, holds }: { readonly t: Words; readonly holds: Statement }): string {
  const key = `locker.meaning.${meaning}`;
  return isMessageKey(key) ? t(key) : holds.label;
}

export function sourceOf({ number, givenAt, by }: Statement, t: Words): ShownSource {
  if (by === 'owner') return { text: t('rights.fact.from-owner', { day: sayDay(givenAt) }), href: null };
  if (number === null) return { text: t('locker.from.account'), href: '/tai-khoan' };
  return { text: t('locker.from.dossier', { number, day: sayDay(givenAt) }), href: `/ho-so/${number}` };
}
