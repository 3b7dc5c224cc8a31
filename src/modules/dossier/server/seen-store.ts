import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/**
 * Keeps that an officer has seen a dossier up to a version; written in one go with the line of the ledger that says so. Seen again within
 * the minute it writes nothing; a page that was slow never takes back what a newer one has shown.
 */
export function seenUpTo(seen: {
  readonly dossierId: string;
  readonly officerId: string;
  readonly version: number;
  readonly now: Temporal.Instant;
}): RawBuilder<unknown> {
  return sql`
    insert into dossier_seen (dossier_id, officer_id, version, at)
    values (${seen.dossierId}::uuid, ${seen.officerId}::uuid, ${seen.version}, ${seen.now.toString()}::timestamptz)
    on conflict (dossier_id, officer_id) do update set version = greatest(dossier_seen.version, excluded.version), at = excluded.at
    where dossier_seen.version < excluded.version or dossier_seen.at < excluded.at - interval '1 minute'`;
}
