import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** What is known of a content kept in the object store. */
export interface ObjectRecord {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly pages: number | null;
}

/** Notes that a content is kept. The same content again changes nothing. */
export async function recordObject(db: Db, object: ObjectRecord & { readonly storedAt: Temporal.Instant }): Promise<void> {
  await sql`
    insert into stored_object (sha256, size, media_type, pages, stored_at)
    values (${object.sha256}, ${object.size}, ${object.mediaType}, ${object.pages}, ${object.storedAt.toString()})
    on conflict (sha256) do nothing`.execute(db);
}

/** What is known of a content, or null when nobody ever kept it. */
export async function findObject(db: Db, sha256: string): Promise<ObjectRecord | null> {
  const { rows } = await sql<ObjectRecord>`
    select sha256, size, media_type as "mediaType", pages
    from stored_object
    where sha256 = ${sha256}`.execute(db);
  return rows[0] ?? null;
}
