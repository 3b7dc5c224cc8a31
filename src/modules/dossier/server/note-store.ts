import { sql } from 'kysely';
import type { NoteKind } from './note.ts';

/** Words behind a fact. */
export interface StoredNote {
  readonly id: string;
  readonly kind: NoteKind;
  readonly text: string;
  readonly writtenAt: string;
}

/** The words about a dossier that were not erased, oldest first, as a column of a question about dossiers `d`. */
export const NOTES = sql`
  (select coalesce(json_agg(json_build_object('id', n.id, 'kind', n.kind, 'text', n.text, 'writtenAt', n.written_at)
    order by n.written_at, n.id), '[]')
   from dossier_note n where n.dossier_id = d.id and n.text is not null)`;
