import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { OfficerRole } from '#modules/dossier';
import type { DossierMessage, Side } from '../message.ts';

/** Everything written about a dossier, oldest first. */
export async function messagesOf(db: Db, dossierId: string): Promise<readonly DossierMessage[]> {
  const { rows } = await sql<DossierMessage>`
    select id, side, author_id as "authorId", author_role as "authorRole", text, written_at as "writtenAt", read_at as "readAt"
    from dossier_message
    where dossier_id = ${dossierId}
    order by id`.execute(db);
  return rows;
}

/** Somebody of one side saw what the other had written. */
export async function markMessagesRead(
  db: Db,
  read: { readonly dossierId: string; readonly writtenBy: Side; readonly readerId: string; readonly now: Temporal.Instant },
): Promise<void> {
  await sql`
    update dossier_message set read_at = ${read.now.toString()}, read_by = ${read.readerId}
    where dossier_id = ${read.dossierId} and side = ${read.writtenBy} and read_at is null`.execute(db);
}

/** Until the caller's transaction ends, nobody else writes in this author's name: two clicks at once find one another. */
export async function holdAuthor(db: Db, authorId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('message ' || ${authorId}::text, 0))`.execute(db);
}

/** What this author wrote under this key before. */
export async function findWritten(
  db: Db,
  asked: { readonly authorId: string; readonly requestKey: string },
): Promise<{ readonly id: string; readonly dossierId: string; readonly text: string | null } | null> {
  const { rows } = await sql<{ id: string; dossierId: string; text: string | null }>`
    select id, dossier_id as "dossierId", text from dossier_message
    where author_id = ${asked.authorId} and request_key = ${asked.requestKey}`.execute(db);
  return rows[0] ?? null;
}

/** How much somebody wrote about this dossier within the last hour, and about any within the last day. */
export async function countWritten(
  db: Db,
  asked: { readonly authorId: string; readonly dossierId: string; readonly now: Temporal.Instant },
): Promise<{ readonly toOne: number; readonly toAll: number }> {
  const { rows } = await sql<{ toOne: number; toAll: number }>`
    select count(*) filter (where dossier_id = ${asked.dossierId} and written_at > ${asked.now.subtract({ hours: 1 }).toString()})::int as "toOne",
      count(*)::int as "toAll"
    from dossier_message
    where author_id = ${asked.authorId} and written_at > ${asked.now.subtract({ hours: 24 }).toString()}`.execute(db);
  return rows[0] ?? { toOne: 0, toAll: 0 };
}

/** A message ready to be kept. */
export interface NewMessage {
  readonly id: string;
  readonly dossierId: string;
  readonly side: Side;
  readonly authorId: string;
  readonly authorRole: OfficerRole | null;
  readonly requestKey: string;
  readonly text: string;
  readonly writtenAt: string;
}

export async function insertMessage(db: Db, message: NewMessage): Promise<void> {
  await sql`
    insert into dossier_message (id, dossier_id, side, author_id, author_role, request_key, text, written_at)
    values (${message.id}, ${message.dossierId}, ${message.side}, ${message.authorId}, ${message.authorRole}, ${message.requestKey},
      ${message.text}, ${message.writtenAt})`.execute(db);
}

/** Takes an author's words back while nobody of the other side has seen them; answers whether they were there to take. */
export async function eraseUnread(
  db: Db,
  erased: { readonly id: string; readonly dossierId: string; readonly authorId: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update dossier_message set text = null, erased_at = ${erased.now.toString()}
    where id::text = ${erased.id} and dossier_id = ${erased.dossierId} and author_id = ${erased.authorId} and read_at is null
      and text is not null`.execute(db);
  return Number(numAffectedRows ?? 0) > 0;
}
