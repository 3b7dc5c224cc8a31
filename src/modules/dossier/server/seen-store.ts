import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { notWaitingForTheDisk } from '#kernel/statements';

/**
 * Keeps that an officer has seen a dossier up to a version. Seen again within the minute it writes nothing; a page that was slow never
 * takes back what a newer one has shown.
 */
export async function keepSeen(
  db: Db,
  seen: { readonly dossierId: string; readonly officerId: string; readonly version: number; readonly now: Temporal.Instant },
): Promise<void> {
  await sql`
    with seen as (
      insert into dossier_seen (dossier_id, officer_id, version, at)
      values (${seen.dossierId}, ${seen.officerId}, ${seen.version}, ${seen.now.toString()}::timestamptz)
      on conflict (dossier_id, officer_id) do update set version = greatest(dossier_seen.version, excluded.version), at = excluded.at
      where dossier_seen.version < excluded.version or dossier_seen.at < excluded.at - interval '1 minute'
    )
    select ${notWaitingForTheDisk(db)}`.execute(db);
}
