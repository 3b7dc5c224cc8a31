import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** Lets nobody else fill a party's locker until the caller's transaction ends. */
export async function holdLocker(db: Db, partyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`locker ${partyId}`}::text, 0))`.execute(db);
}

/** Up to which of its facts a dossier was taken in; 0: never. */
export async function takenUpTo(db: Db, dossierId: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`select version from locker_taken where dossier_id = ${dossierId}`.execute(db);
  return rows[0]?.version ?? 0;
}

export async function noteTaken(
  db: Db,
  taken: { readonly dossierId: string; readonly partyId: string; readonly version: number },
): Promise<void> {
  await sql`
    insert into locker_taken (dossier_id, party_id, version) values (${taken.dossierId}, ${taken.partyId}, ${taken.version})
    on conflict (dossier_id) do update set version = greatest(locker_taken.version, excluded.version)`.execute(db);
}
