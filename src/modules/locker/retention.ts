import type { LockerOrigin } from './origin.ts';
import { monthsAfter } from './what-is-kept.ts';

/** How long what somebody put by and never used stays; every use begins the time anew. */
export const UNUSED_MONTHS = 24;

/** Until when a paper is kept: as long as the dossiers it belongs to, or, put by and never handed in, until a day. */
export type Retention = { readonly kind: 'with-dossiers' } | { readonly kind: 'unused'; readonly until: string };

/** Reads out of its origins how long a paper stays. What stands in a dossier is the dossier's too, and never goes before it. */
export function retentionOf(origins: readonly Pick<LockerOrigin, 'kind' | 'at'>[]): Retention {
  const isPutBy = origins.length > 0 && origins.every(({ kind }) => kind === 'put-by');
  if (!isPutBy) return { kind: 'with-dossiers' };
  const last = origins.map(({ at }) => at.slice(0, 10)).toSorted();
  return { kind: 'unused', until: monthsAfter(last.at(-1)!, UNUSED_MONTHS) };
}
