import type { Words } from '#messages';
import type { DeskSide } from '#views/desk-side';

/** A note among officers as it is read; `text` is null once it was taken back. */
export interface ShownNote {
  readonly id: string;
  readonly who: string;
  readonly mine: boolean;
  readonly at: string;
  readonly text: string | null;
}

export function showNotes({ notes }: DeskSide, { officerId, t }: { readonly officerId: string; readonly t: Words }): readonly ShownNote[] {
  return notes.map((note) => ({
    id: note.id,
    who: note.role === null ? note.officerName : t('desk.here.one', { name: note.officerName, role: t(`dossier.role.${note.role}`) }),
    mine: note.officerId === officerId,
    at: note.writtenAt,
    text: note.text,
  }));
}
