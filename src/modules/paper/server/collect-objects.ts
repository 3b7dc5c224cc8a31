import { sql } from 'kysely';
import { inTransaction } from '#kernel/database';
import type { Db } from '#kernel/database';
import type { ObjectStore } from './object-store.ts';

/** What was brought this recently may be about to be put to something. */
const GRACE = { hours: 24 };
const AT_ONCE = 500;

/**
 * Removes contents nobody refers to any more: of drafts that were deleted or expired, of photos that became a PDF. `referring` says which
 * of some hashes somebody refers to; it is asked twice, the second time while the content is held, so that one which is brought or
 * referred to meanwhile stays. Answers how many were removed.
 */
export async function collectObjects(
  referring: (db: Db, hashes: readonly string[]) => Promise<ReadonlySet<string>>,
  needs: { readonly db: Db; readonly objects: ObjectStore; readonly now: Temporal.Instant },
): Promise<number> {
  const before = needs.now.subtract(GRACE).toString();
  let removed = 0;
  for (let after = ''; ;) {
    const hashes = await oldObjects(needs.db, { before, after });
    const last = hashes.at(-1);
    if (last === undefined) return removed;
    after = last;
    const kept = await referring(needs.db, hashes);
    for (const sha256 of hashes.filter((hash) => !kept.has(hash))) if (await collectOne(sha256)) removed += 1;
  }

  async function collectOne(sha256: string): Promise<boolean> {
    return inTransaction(needs.db, async function collect(trx): Promise<boolean> {
      if (!(await holdOld(trx, { sha256, before }))) return false;
      if ((await referring(trx, [sha256])).has(sha256)) return false;
      await sql`delete from stored_object where sha256 = ${sha256}`.execute(trx);
      // Whoever brings it again waits for this transaction, and then puts it in place anew.
      await needs.objects.remove(sha256);
      return true;
    });
  }
}

/** Infected ones stay: they are known by their hash for as long as somebody might bring them again. */
async function oldObjects(db: Db, { before, after }: { readonly before: string; readonly after: string }): Promise<readonly string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from stored_object
    where seen_at < ${before} and scan <> 'infected' and sha256 > ${after}
    order by sha256
    limit ${AT_ONCE}`.execute(db);
  return rows.map(({ sha256 }) => sha256);
}

async function holdOld(db: Db, { sha256, before }: { readonly sha256: string; readonly before: string }): Promise<boolean> {
  const { rows } = await sql`
    select 1 from stored_object where sha256 = ${sha256} and seen_at < ${before} and scan <> 'infected' for update skip locked`.execute(db);
  return rows.length === 1;
}
