import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { NoteKind } from './note.ts';

/** Words behind a fact. */
export interface StoredNote {
  readonly id: string;
  readonly kind: NoteKind;
  readonly text: string;
  readonly writtenAt: string;
}

/** The words about a dossier that were not erased, oldest first. */
export async function notesOf(db: Db, dossierId: string): Promise<readonly StoredNote[]> {
  const { rows } = await sql<StoredNote>`
    select id, kind, text, written_at as "writtenAt"
    from dossier_note
    where dossier_id = ${dossierId} and text is not null
    order by written_at, id`.execute(db);
  return rows;
}
