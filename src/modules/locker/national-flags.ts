import type { LockerOrigin } from './origin.ts';

/** What the national index asks of each file handed in. */
export interface NationalFlags {
  /** Brought into electronic form for this dossier: sent by whoever files, or scanned at a counter. */
  readonly digitised: boolean;
  /** Taken from what was digitised or issued before. */
  readonly reused: boolean;
  /** The country's locker had it. */
  readonly fromNationalLocker: boolean;
  /** The dossier whose result stands in the place of the paper; null: none does. */
  readonly replacedByResultOf: string | null;
}

/**
 * Reads the flags of a file from what happened to its content until it was handed in; what happens to it later changes nothing. `origin`:
 * how it came into the dossier.
 */
export function nationalFlags(
  { origin, givenAt }: { readonly origin: 'upload' | 'locker'; readonly givenAt: string },
  past: readonly LockerOrigin[],
): NationalFlags {
  if (origin === 'upload') return { digitised: true, reused: false, fromNationalLocker: false, replacedByResultOf: null };
  const before = past
    .filter(({ at }) => Date.parse(at) <= Date.parse(givenAt))
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const issued = before.findLast(({ kind }) => kind === 'issued');
  return {
    digitised: false,
    reused: true,
    fromNationalLocker: before.some(({ kind }) => kind === 'fetched'),
    replacedByResultOf: issued?.dossierId ?? null,
  };
}
