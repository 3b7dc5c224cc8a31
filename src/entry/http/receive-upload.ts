import { ok, refuse, type Result } from '#kernel/result';
import { troubleIn } from '#kernel/trouble';
import type { Actor } from '#modules/account';
import { MOST_PAPERS_PER_COMPONENT, type DraftPaper } from '#modules/dossier';
import { attachPaper, type AttachPaperRefusal } from '#modules/dossier/server';
import type { PaperRefusal } from '#modules/paper';
import { receivePaper } from '#modules/paper/server';
import type { RequestNeeds } from '../../main/world.ts';
import { readMultipart, type ArrivingFile } from './read-multipart.ts';
import { roomForUpload, type RoomRefusal } from './room-for-upload.ts';

export type UploadRefusal = AttachPaperRefusal | PaperRefusal | RoomRefusal | { readonly code: 'paper.missing' | 'paper.no-room' };

/** Takes one file of a multipart request for a component of somebody's own draft; the owner is checked before the first byte is read. */
export async function receiveUpload(
  asked: { readonly actor: Actor; readonly draftId: string; readonly request: Request },
  needs: RequestNeeds,
): Promise<Result<DraftPaper, UploadRefusal>> {
  const taken = await receiveUploads({ ...asked, most: 1 }, needs);
  return taken.ok ? (taken.value[0] ?? refuse({ code: 'paper.missing' })) : taken;
}

/** The same for all files of a request, each judged for itself, in the order in which they come. Refused as a whole, nothing was read. */
export async function receiveUploads(
  asked: { readonly actor: Actor; readonly draftId: string; readonly request: Request; readonly most?: number },
  needs: RequestNeeds,
): Promise<Result<readonly Result<DraftPaper, UploadRefusal>[], UploadRefusal>> {
  const { most = MOST_PAPERS_PER_COMPONENT } = asked;
  const room = await roomForUpload({ ...asked, size: 0 }, needs);
  if (!room.ok) return room;
  const taken = await readMultipart(asked.request, { most }, (file) => receiveOne(file, asked, needs));
  return ok(taken);
}

async function receiveOne(
  { name: declaredName, stream, fields }: ArrivingFile,
  { actor, draftId }: { readonly actor: Actor; readonly draftId: string },
  needs: RequestNeeds,
): Promise<Result<DraftPaper, UploadRefusal>> {
  // A browser sends an empty nameless file when nobody chose one.
  if (!declaredName) return refuse({ code: 'paper.missing' });
  // Asked anew for each: those before it took some of the room.
  const room = await roomForUpload({ actor, draftId, size: 0 }, needs);
  if (!room.ok) return room;
  const dossierBytes = room.value.papers.reduce((sum, paper) => sum + paper.size, 0);
  const received = await whereThereIsRoom(needs, () =>
    receivePaper(stream, { declaredName, limits: needs.paperLimits, dossierBytes }, needs),
  );
  if (!received.ok) return received;
  const { sha256, name, size } = received.value;
  const fits = await roomForUpload({ actor, draftId, size }, needs);
  if (!fits.ok) return fits;
  return attachPaper({ actor, draftId, component: fields['component'] ?? '', sha256, name }, needs);
}

/** A full disk is said beside the file that was not taken: the rest of the page works, and what was sent before is still there. */
async function whereThereIsRoom<T>(
  needs: Pick<RequestNeeds, 'tellOperator'>,
  keep: () => Promise<T>,
): Promise<T | { readonly ok: false; readonly refusal: { readonly code: 'paper.no-room' } }> {
  try {
    return await keep();
  } catch (fault) {
    if (troubleIn(fault) !== 'no-room') throw fault;
    needs.tellOperator('There is no room to keep papers: one was not taken');
    return refuse({ code: 'paper.no-room' });
  }
}
