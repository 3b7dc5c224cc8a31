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
  /** What was said otherwise elsewhere. */
  readonly otherwise: readonly { readonly text: string; readonly from: ShownSource }[];
}

export interface ShownSource {
  readonly text: string;
  readonly href: string | null;
}

export function showFacts(facts: readonly KnownFact[], t: Words): readonly ShownFact[] {
  return facts.map(({ meaning, holds, otherwise }) => ({
    key: meaning,
    term: sayMeaning(meaning, { t, holds }),
    text: holds.told,
    from: sourceOf(holds, t),
    confirmed: holds.confirmedAt === null ? null : t('locker.fact.confirmed', { day: sayDay(holds.confirmedAt) }),
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
  return things.map(({ id, kind, facts }) => {
    const named = NAMES.flatMap((part) => facts.find(({ meaning }) => meaning === `${kind}.${part}`)?.holds.told ?? [])[0];
    return {
      id,
      name: [t(`locker.thing.${kind}`), named].filter(Boolean).join(': '),
      facts: showFacts(facts, t),
      disputed: facts.some(({ otherwise }) => otherwise.length > 0),
    };
  });
}

/** By what one calls a thing, best first. */
const NAMES = ['number', 'fullName', 'name', 'certificate', 'address'] as const;

function sayMeaning(meaning: string, { t, holds }: { readonly t: Words; readonly holds: Statement }): string {
  const key = `locker.meaning.${meaning}`;
  return isMessageKey(key) ? t(key) : holds.label;
}

function sourceOf({ number, givenAt }: Statement, t: Words): ShownSource {
  if (number === null) return { text: t('locker.from.account'), href: '/tai-khoan' };
  return { text: t('locker.from.dossier', { number, day: sayDay(givenAt) }), href: `/ho-so/${number}` };
}
