import { ok, refuse, type Result } from '#kernel/result';
import type { Actor } from '#modules/account';
import type { Draft } from '#modules/dossier';
import { draftsOfPerson, ownDraft, type DraftUnknown } from '#modules/dossier/server';
import { roomFor, type PaperRefusal } from '#modules/paper';
import { uploadsUnderWay } from '#modules/paper/server';
import type { RequestNeeds } from '../../main/world.ts';

export type RoomRefusal =
  | DraftUnknown
  | PaperRefusal
  | { readonly code: 'paper.person-full'; readonly limitMb: number }
  | { readonly code: 'upload.too-many'; readonly most: number };

const MOST_UNDER_WAY = 60;
const MEGABYTE = 1024 * 1024;

/** Whether a file of so many bytes may be sent to a draft at all: it is the actor's own, and there is room. Asked before the first byte. */
export async function roomForUpload(
  asked: { readonly actor: Actor; readonly draftId: string; readonly size: number },
  needs: RequestNeeds,
): Promise<Result<Draft, RoomRefusal>> {
  const draft = await ownDraft(needs.db, asked.actor, asked.draftId);
  if (!draft.ok) return draft;
  const { papers, personId, deskId } = draft.value;
  const room = roomFor(
    papers.reduce((sum, { size }) => sum + size, 0),
    needs.paperLimits,
  );
  if (asked.size > room.maxBytes) return refuse(room.refusal);

  // What a desk prepares takes nothing of the room of whoever stands before it.
  if (deskId !== null) return ok(draft.value);
  const [kept, coming] = await Promise.all([draftsOfPerson(needs.db, personId), uploadsUnderWay(needs.db, personId)]);
  if (coming.count >= MOST_UNDER_WAY) return refuse({ code: 'upload.too-many', most: MOST_UNDER_WAY });
  const { maxDraftBytes } = needs.personLimits;
  if (kept.bytes + coming.bytes + asked.size > maxDraftBytes) {
    return refuse({ code: 'paper.person-full', limitMb: Math.floor(maxDraftBytes / MEGABYTE) });
  }
  return ok(draft.value);
}
