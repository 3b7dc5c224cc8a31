import { z } from 'zod';
import type { Db } from '#kernel/database';
import { isId, newId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { tidy } from '#kernel/text';
import type { Actor } from '../actor.ts';
import { storableText } from '../storable.ts';
import { atDesk, type AtDeskRefusal } from './at-desk.ts';
import { eraseDeskNote, insertDeskNote } from './desk-note-store.ts';
import { keptKey } from './note.ts';

export const MOST_NOTE_LETTERS = 2000;
const Text = z
  .string()
  .transform((given) => tidy(storableText(given)))
  .pipe(z.string().min(1).max(MOST_NOTE_LETTERS));

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

export type WriteDeskNoteRefusal = AtDeskRefusal | { readonly code: 'desk-note.not-yours' | 'desk-note.empty' | 'desk-note.too-long' };

/** An officer leaves a note to the others at a dossier. The applicant never sees it; it is no fact and can be taken back. */
export async function writeDeskNote(
  asked: { readonly actor: Actor; readonly dossierId: string; readonly requestId: string; readonly text: string },
  needs: Needs,
): Promise<Result<null, WriteDeskNoteRefusal>> {
  const desk = await atDesk(asked, needs);
  if (!desk.ok) return desk;
  const { dossier, officer, acting, rights } = desk.value;
  if (!rights.mayNote) return refuse({ code: 'desk-note.not-yours' });
  const text = Text.safeParse(asked.text);
  if (!text.success) return refuse({ code: text.error.issues[0]?.code === 'too_big' ? 'desk-note.too-long' : 'desk-note.empty' });
  await insertDeskNote(needs.db, {
    id: newId(),
    dossierId: dossier.id,
    officerId: officer.officerId,
    role: acting.role,
    requestKey: keptKey(asked.requestId),
    text: text.data,
    writtenAt: needs.now.toString(),
  });
  return ok(null);
}

/** An officer takes a note of their own back. Taken back twice, it is gone all the same. */
export async function takeBackDeskNote(
  asked: { readonly actor: Actor; readonly dossierId: string; readonly noteId: string },
  needs: Needs,
): Promise<Result<null, AtDeskRefusal>> {
  const desk = await atDesk(asked, needs);
  if (!desk.ok) return desk;
  const { dossier, officer } = desk.value;
  if (isId(asked.noteId)) {
    await eraseDeskNote(needs.db, { id: asked.noteId, dossierId: dossier.id, officerId: officer.officerId, at: needs.now.toString() });
  }
  return ok(null);
}
