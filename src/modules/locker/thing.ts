import { fold } from '#kernel/text';

/** Kinds of things, and of people close to somebody, that people are asked about again and again, and the fact that tells one from another of its kind. */
const KINDS = {
  vessel: 'vessel.number',
  business: 'business.number',
  land: 'land.certificate',
  farm: null,
  relative: 'relative.cccd',
} as const;

export type ThingKind = keyof typeof KINDS;

/** A thing of somebody's. Without a key of its own nobody can tell it from another. */
export interface Thing {
  readonly kind: ThingKind;
  readonly key: string | null;
}

/** The kind of thing a fact speaks of; null: of the person or organisation itself. */
export function thingKindOf(meaning: string): ThingKind | null {
  const kind = meaning.split('.')[0] ?? '';
  return Object.hasOwn(KINDS, kind) ? (kind as ThingKind) : null;
}

/** The thing of a kind that some facts speak of, known by its number where they name one; null when they speak of none. */
export function thingIn(kind: ThingKind, facts: Readonly<Record<string, unknown>>): Thing | null {
  if (!Object.keys(facts).some((meaning) => thingKindOf(meaning) === kind)) return null;
  const meaning = KINDS[kind];
  const value = meaning === null ? undefined : facts[meaning];
  const number = typeof value === 'string' || typeof value === 'number' ? keyFrom(String(value)) : '';
  const key = number === '' && kind === 'relative' ? byName(facts) : number;
  return { kind, key: key === '' ? null : key };
}

/** How the number of a thing looks where nothing else looks so: a vessel is numbered by the office, on the certificate itself. */
const LOOKS: Readonly<Partial<Record<ThingKind, RegExp>>> = { vessel: /^\p{Lu}{1,3}-\d{4,6}-TS$/u };

/** The facts that the number of a result is: the one its type names, and the number of the thing where it is written like one. */
export function factsOfNumber(meaning: string, number: string): readonly string[] {
  const kind = thingKindOf(meaning);
  const key = kind === null ? null : KINDS[kind];
  const isKeyToo = kind !== null && key !== null && key !== meaning && LOOKS[kind]?.test(number.trim()) === true;
  return isKeyToo ? [meaning, key] : [meaning];
}

/** Whether a fact tells one thing from another of its kind. */
export function isKey(meaning: string): boolean {
  return Object.values(KINDS).some((key) => key === meaning);
}

/** Whether two may be one and the same: nobody says they are not. */
export function mayBeSame(one: Thing | null, other: Thing | null): boolean {
  if (one === null || other === null || one.kind !== other.kind) return true;
  return one.key === null || other.key === null || one.key === other.key;
}

/** Somebody without a number is known by their name, with the day they were born where it was said. */
function byName(facts: Readonly<Record<string, unknown>>): string {
  const said = ['relative.fullName', 'relative.birthDate'].map((meaning) => facts[meaning]);
  return keyFrom(said.filter((one) => typeof one === 'string').join(' '));
}

/** Written with or without spaces, points or marks, a number stays the same. */
function keyFrom(text: string): string {
  return fold(text).replaceAll(/[^a-z0-9]/g, '');
}
