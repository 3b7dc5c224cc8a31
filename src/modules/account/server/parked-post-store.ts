import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** What somebody sent whose session had ended, sealed. */
export interface ParkedPost {
  readonly tokenHash: Buffer;
  readonly path: string;
  readonly body: Buffer;
  readonly parkedAt: string;
  readonly expiresAt: string;
}

export async function insertParkedPost(db: Db, { tokenHash, path, body, parkedAt, expiresAt }: ParkedPost): Promise<void> {
  await sql`
    insert into parked_post (token_hash, path, body, parked_at, expires_at)
    values (${tokenHash}, ${path}, ${body}, ${parkedAt}, ${expiresAt})`.execute(db);
}

/** Takes it out: it is there once. */
export async function takeParkedPost(
  db: Db,
  of: { readonly tokenHash: Buffer; readonly path: string; readonly now: Temporal.Instant },
): Promise<Buffer | null> {
  const { rows } = await sql<{ body: Buffer }>`
    delete from parked_post where token_hash = ${of.tokenHash} and path = ${of.path} and expires_at > ${of.now.toString()}
    returning body`.execute(db);
  return rows[0]?.body ?? null;
}

export async function deleteParkedPost(db: Db, tokenHash: Buffer): Promise<void> {
  await sql`delete from parked_post where token_hash = ${tokenHash}`.execute(db);
}
