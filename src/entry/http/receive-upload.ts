import { refuse, type Result } from '#kernel/result';
import type { Actor } from '#modules/account';
import type { DraftPaper } from '#modules/dossier';
import { attachPaper, ownDraft, type AttachPaperRefusal } from '#modules/dossier/server';
import { DEFAULT_LIMITS, type PaperRefusal } from '#modules/paper';
import { receivePaper } from '#modules/paper/server';
import type { RequestNeeds } from '../../main/world.ts';
import { readMultipart } from './read-multipart.ts';

export type UploadRefusal = AttachPaperRefusal | PaperRefusal | { readonly code: 'paper.missing' };

/** Takes one file of a multipart request for a component of somebody's own draft; the owner is checked before the first byte is read. */
export async function receiveUpload(
  asked: { readonly actor: Actor; readonly draftId: string; readonly request: Request },
  needs: RequestNeeds,
): Promise<Result<DraftPaper, UploadRefusal>> {
  const { actor, draftId, request } = asked;
  const draft = await ownDraft(needs.db, actor, draftId);
  if (!draft.ok) return draft;
  const dossierBytes = draft.value.papers.reduce((sum, paper) => sum + paper.size, 0);

  const kept = await readMultipart(request, async (file): Promise<Result<DraftPaper, UploadRefusal>> => {
    // A browser sends an empty nameless file when nobody chose one.
    if (!file.name) return refuse({ code: 'paper.missing' });
    const received = await receivePaper(file.stream, { declaredName: file.name, limits: DEFAULT_LIMITS, dossierBytes }, needs);
    if (!received.ok) return received;
    const { sha256, name } = received.value;
    return attachPaper({ actor, draftId, component: file.fields['component'] ?? '', sha256, name }, needs);
  });
  return kept ?? refuse({ code: 'paper.missing' });
}
