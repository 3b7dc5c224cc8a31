/** How far an answer goes. */
export type Reach = 'told' | 'here' | 'everywhere';

/** Something said once: what, where, when, and whether an office found it right. */
export interface Statement {
  readonly meaning: string;
  readonly value: unknown;
  /** The question it answered, and the answer, in words. */
  readonly label: string;
  readonly told: string;
  /** Null: in the account itself. */
  readonly dossierId: string | null;
  /** What one calls that dossier. */
  readonly number: string | null;
  readonly givenAt: string;
  readonly confirmedAt: string | null;
  /** Said in no dossier and no account: by its owner, to put right what is known. */
  readonly by?: 'owner' | 'account' | null;
  /** How far it goes, as its owner said: `here` counts nowhere else, `everywhere` puts right what is known. */
  readonly reach?: Reach;
}

/** What is known under one meaning: what holds now, and what was said otherwise elsewhere and is left for its owner to settle. */
export interface KnownFact {
  readonly meaning: string;
  readonly holds: Statement;
  /** How many times it was told. */
  readonly times: number;
  readonly otherwise: readonly Statement[];
}

/**
 * Reads statements about one subject, meaning by meaning. The latest that an office found right or its owner put right holds, failing that
 * the latest; whatever says something else is kept beside it, each value once. What was
 * said for one dossier only holds where nothing else was ever said.
 */
export function readFacts(statements: readonly Statement[]): readonly KnownFact[] {
  const byMeaning = Map.groupBy(statements, ({ meaning }) => meaning);
  return [...byMeaning].map(([meaning, said]) => {
    const ranked = said.toSorted(byWorth);
    const holds = ranked[0]!;
    const others = ranked.filter(({ value, reach }) => reach !== 'here' && !isSameSaid(value, holds.value));
    const otherwise = others.filter((one, at) => others.findIndex(({ value }) => isSameSaid(value, one.value)) === at);
    return { meaning, holds, times: said.length, otherwise };
  });
}

function byWorth(one: Statement, other: Statement): number {
  const weight = Number(one.reach === 'here') - Number(other.reach === 'here') || Number(isSettled(other)) - Number(isSettled(one));
  return weight === 0 ? Date.parse(other.givenAt) - Date.parse(one.givenAt) || (one.told < other.told ? -1 : 1) : weight;
}

/** Found right by an office, or the owner's own word for everywhere: in their account, in their locker or in a dossier. */
function isSettled({ confirmedAt, by, reach }: Statement): boolean {
  return confirmedAt !== null || by === 'owner' || by === 'account' || reach === 'everywhere';
}

/** Whether two answers say the same. Spelling with or without capitals and spaces at the ends is no difference; the order of parts is none either. */
export function isSameSaid(one: unknown, other: unknown): boolean {
  return plain(one) === plain(other);
}

function plain(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').toLowerCase());
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(plain).join()}]`;
  const parts = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${parts.map(([key, part]) => `${key}:${plain(part)}`).join()}}`;
}
