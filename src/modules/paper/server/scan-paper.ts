import type { Db } from '#kernel/database';
import type { ObjectStore } from './object-store.ts';
import type { Scanner } from './scanner.ts';
import { findObject, markScanned } from './stored-object-store.ts';

/**
 * Has a content that waits looked over: clean, it can be opened from now on; infected, it is put where nobody gets it.
 *
 * Done twice it says the same. Throws when nobody can say, and the content goes on waiting.
 */
export async function scanPaper(
  { sha256 }: { readonly sha256: string },
  needs: { readonly db: Db; readonly objects: ObjectStore; readonly scanner: Scanner | null; readonly now: Temporal.Instant },
): Promise<'clean' | 'infected' | 'unchecked' | null> {
  const object = await findObject(needs.db, sha256);
  // A try before this one may have ended between noting and putting away.
  if (object?.scan === 'infected') await needs.objects.quarantine(sha256);
  if (object?.scan !== 'waiting') return null;

  const verdict = needs.scanner ? await needs.scanner.scan(await needs.objects.open(sha256)) : null;
  const scan = verdict === null ? 'unchecked' : verdict.clean ? 'clean' : 'infected';
  const threat = verdict && !verdict.clean ? verdict.threat.slice(0, 200) : null;
  if (!(await markScanned(needs.db, { sha256, scan, threat, at: needs.now.toString() }))) return null;
  if (scan === 'infected') await needs.objects.quarantine(sha256);
  return scan;
}
