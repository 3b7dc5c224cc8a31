import { betterOf, type TrustLevel } from './trust.ts';

/**
 * What happened to a paper in a dossier: its owner gave it online or at a counter, an officer compared it with the original or signed it
 * as compared, an office found it right or asked for it again, issued it as a result, put another in its place, took it back,
 * or it was used from here; its owner put it by ahead of need; the country's locker had it.
 */
export type OriginKind =
  | 'given'
  | 'given-at-counter'
  | 'compared'
  | 'confirmed'
  | 'signed'
  | 'faulted'
  | 'issued'
  | 'used'
  | 'replaced'
  | 'revoked'
  | 'put-by'
  | 'fetched';

export interface LockerOrigin {
  readonly kind: OriginKind;
  /** Null where no dossier brought it: put by its owner, or fetched. */
  readonly dossierId: string | null;
  /** Empty for a result. */
  readonly component: string;
  /** Null where no dossier brought it. */
  readonly procedureCode: string | null;
  readonly at: string;
  readonly agencyId: string | null;
}

/** Whether a paper may still be relied on: an office asked for a better one, another took its place, its issuer took it back. */
export type Standing = 'stands' | 'faulted' | 'superseded' | 'revoked';

/** What follows from all origins of a paper, in whatever order they came to be known. */
export interface FromOrigins {
  readonly level: TrustLevel;
  readonly standing: Standing;
  readonly standingSince: string | null;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** What each origin says for a paper; without the signature of an officer a scan stays E, however often it was compared. */
const SAYS: Readonly<Partial<Record<OriginKind, TrustLevel>>> = {
  given: 'F',
  'put-by': 'F',
  'given-at-counter': 'F',
  compared: 'E',
  confirmed: 'E',
  signed: 'D',
  issued: 'B',
  fetched: 'A',
};

/** Reads a paper's level, standing and times out of its origins. There is at least one. */
export function fromOrigins(origins: readonly LockerOrigin[]): FromOrigins {
  const times = origins.map(({ at }) => at).toSorted(byTime);
  const [revoked, replaced, faulted] = [lastOf(origins, 'revoked'), lastOf(origins, 'replaced'), lastOf(origins, 'faulted')];
  const issued = lastOf(origins, 'issued');
  const found = [...origins].filter(({ kind }) => kind === 'confirmed' || kind === 'compared' || kind === 'signed').map(({ at }) => at);
  // Asked for again after it was found right, it is as good as never looked at; what the office itself issued is not asked for again.
  const isFaulted = faulted !== null && issued === null && found.every((at) => byTime(at, faulted) <= 0);
  const [standing, standingSince] = standingOf();
  return {
    level: isFaulted ? 'F' : origins.reduce<TrustLevel>((level, { kind }) => betterOf(level, SAYS[kind] ?? 'F'), 'F'),
    standing,
    standingSince,
    firstAt: times[0]!,
    lastAt: times.at(-1)!,
  };

  function standingOf(): readonly [Standing, string | null] {
    if (revoked !== null) return ['revoked', revoked];
    if (replaced !== null) return ['superseded', replaced];
    return isFaulted ? ['faulted', faulted] : ['stands', null];
  }
}

function lastOf(origins: readonly LockerOrigin[], kind: OriginKind): string | null {
  const times = origins.filter((origin) => origin.kind === kind).map(({ at }) => at);
  return times.toSorted(byTime).at(-1) ?? null;
}

function byTime(one: string, other: string): number {
  return Date.parse(one) - Date.parse(other);
}
