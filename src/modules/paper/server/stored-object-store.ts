import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { ScanState } from '../scan.ts';

/** What is known of a content kept in the object store. */
export interface ObjectRecord {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly pages: number | null;
  readonly scan: ScanState;
}

/** What is noted of a content. Without a `scan` it is one of ours, which nobody need check. */
export interface ObjectToRecord extends Omit<ObjectRecord, 'scan'> {
  readonly scan?: Extract<ScanState, 'ours' | 'unchecked' | 'waiting'>;
  readonly storedAt: Temporal.Instant;
}

/**
 * Notes that a content is kept, and answers what is known of its safety. The same content again changes nothing, but that it was seen,
 * and that one which came unchecked is to be checked now that somebody can.
 *
 * Until the caller's transaction ends nobody collects it.
 */
export async function recordObject(db: Db, object: ObjectToRecord): Promise<ScanState> {
  const at = object.storedAt.toString();
  const { rows } = await sql<{ scan: ScanState }>`
    insert into stored_object (sha256, size, media_type, pages, stored_at, seen_at, scan)
    values (${object.sha256}, ${object.size}, ${object.mediaType}, ${object.pages}, ${at}, ${at}, ${object.scan ?? 'ours'})
    on conflict (sha256) do update set seen_at = greatest(stored_object.seen_at, excluded.seen_at),
      scan = case when stored_object.scan = 'unchecked' and excluded.scan = 'waiting' then 'waiting' else stored_object.scan end
    returning scan`.execute(db);
  return rows[0]!.scan;
}

/** What is known of a content, or null when nobody ever kept it. */
export async function findObject(db: Db, sha256: string): Promise<ObjectRecord | null> {
  const { rows } = await sql<ObjectRecord>`
    select sha256, size, media_type as "mediaType", pages, scan
    from stored_object
    where sha256 = ${sha256}`.execute(db);
  return rows[0] ?? null;
}

/** The same, and nobody collects it until the caller's transaction ends: what refers to it then is there in time. */
export async function holdObject(db: Db, sha256: string): Promise<ObjectRecord | null> {
  const { rows } = await sql`select 1 from stored_object where sha256 = ${sha256} for key share`.execute(db);
  return rows.length === 0 ? null : findObject(db, sha256);
}

/** Notes what a check found. Only a content that waits is changed; answers whether this one did. */
export async function markScanned(
  db: Db,
  found: {
    readonly sha256: string;
    readonly scan: 'clean' | 'infected' | 'unchecked';
    readonly threat: string | null;
    readonly at: string;
  },
): Promise<boolean> {
  const { rows } = await sql`
    update stored_object set scan = ${found.scan}, threat = ${found.threat}, scanned_at = ${found.at}
    where sha256 = ${found.sha256} and scan = 'waiting'
    returning 1`.execute(db);
  return rows.length === 1;
}

const LOOK_EVERY = 150; // milliseconds

/** Waits until none of these contents waits to be checked any more, at most `patience` milliseconds; answers whether none does. */
export async function onceScanned(db: Db, hashes: readonly string[], patience: number): Promise<boolean> {
  for (let left = patience; ; left -= LOOK_EVERY) {
    const { rows } = await sql`select 1 from stored_object where sha256 = any(${hashes}::text[]) and scan = 'waiting' limit 1`.execute(db);
    if (rows.length === 0) return true;
    if (left <= 0) return false;
    await wait(LOOK_EVERY);
  }
}

/** How many contents wait to be checked, and since when the first of them. */
export async function contentsWaiting(db: Db): Promise<{ readonly count: number; readonly since: string | null }> {
  const { rows } = await sql<{ count: number; since: string | null }>`
    select count(*)::int as count, min(stored_at) as since from stored_object where scan = 'waiting'`.execute(db);
  return rows[0]!;
}
