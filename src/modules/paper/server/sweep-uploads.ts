import type { Db } from '#kernel/database';
import type { UploadParts } from './upload-parts.ts';
import { forgetExpiredUploads, knownUploads } from './upload-store.postgres.ts';

/** Parts no upload knows may belong to one that began this very moment. */
const GRACE = { hours: 2 };

/** Forgets uploads whose time is over, and every part that belongs to none: of expired ones, of deleted drafts, of a process that died. */
export async function sweepUploads(needs: {
  readonly db: Db;
  readonly parts: UploadParts;
  readonly now: Temporal.Instant;
}): Promise<number> {
  const { db, parts, now } = needs;
  const forgotten = await forgetExpiredUploads(db, now);
  const lying = await parts.list(now.subtract(GRACE));
  const known = await knownUploads(db, lying);
  for (const id of lying) if (!known.has(id)) await parts.remove(id);
  return forgotten;
}
