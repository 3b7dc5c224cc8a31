import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#kernel/database';
import type { OfficerRole } from '../actor.ts';

/** A note of an officer to the others; `text` is null once it was taken back. */
export interface DeskNote {
  readonly id: string;
  readonly officerId: string;
  readonly role: OfficerRole | null;
  readonly text: string | null;
  readonly writtenAt: string;
}

/** What officers wrote to one another about a dossier, oldest first. */
export async function deskNotesOf(db: Db, dossierId: string): Promise<readonly DeskNote[]> {
  return (await askDeskNotes(dossierId).execute(db)).rows;
}

/** The same as a question, to be asked together with others. */
export function askDeskNotes(dossierId: string): RawBuilder<DeskNote> {
  return sql<DeskNote>`
    select id, officer_id as "officerId", officer_role as role, text, written_at as "writtenAt"
    from desk_note
    where dossier_id = ${dossierId}
    order by id`;
}

/** Keeps a note; the same request again keeps nothing. */
export async function insertDeskNote(db: Db, note: DeskNote & { readonly dossierId: string; readonly requestKey: string }): Promise<void> {
  await sql`
    insert into desk_note (id, dossier_id, officer_id, officer_role, request_key, text, written_at)
    values (${note.id}, ${note.dossierId}, ${note.officerId}, ${note.role}, ${note.requestKey}, ${note.text}, ${note.writtenAt})
    on conflict (officer_id, request_key) do nothing`.execute(db);
}

/** Takes an officer's own words back; answers whether they were there. */
export async function eraseDeskNote(
  db: Db,
  erased: { readonly id: string; readonly dossierId: string; readonly officerId: string; readonly at: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update desk_note set text = null, erased_at = ${erased.at}
    where id = ${erased.id} and dossier_id = ${erased.dossierId} and officer_id = ${erased.officerId} and text is not null`.execute(db);
  return Number(numAffectedRows ?? 0) > 0;
}
