import { refuse, type Result } from '#kernel/result';
import type { Actor } from '#modules/account';
import type { DraftPaper } from '#modules/dossier';
import { attachPaper, ownDraft } from '#modules/dossier/server';
import { endUpload, findUpload, receivePaper, type Upload, type UploadResult } from '#modules/paper/server';
import type { RequestNeeds } from '../../main/world.ts';
import type { UploadRefusal } from './receive-upload.ts';
import { UploadHold } from './upload-hold.ts';

const PATIENCE = 60_000; // milliseconds for somebody else who finishes it

/**
 * Judges a file that arrived whole, keeps it and puts it to its draft; notes how that ended. Asked again, by a sender whose line was cut
 * before the answer, it answers what is noted. Null when nothing is known of the upload any more.
 */
export async function finishUpload(
  asked: { readonly actor: Actor; readonly id: string },
  needs: RequestNeeds,
): Promise<UploadResult | null> {
  const hold = new UploadHold(needs.db, asked.id);
  await hold.lock(AbortSignal.timeout(PATIENCE), () => undefined);
  try {
    const upload = await findUpload(needs.db, asked.id);
    if (!upload || upload.result) return upload?.result ?? null;
    const kept = await keep(upload, asked.actor, needs);
    const result: UploadResult = kept.ok ? { ok: true, paper: kept.value } : kept;
    if (await endUpload(needs.db, { id: upload.id, holder: hold.holder, result })) await needs.parts.remove(upload.id);
    return result;
  } finally {
    await hold.unlock();
  }
}

async function keep(upload: Upload, actor: Actor, needs: RequestNeeds): Promise<Result<DraftPaper, UploadRefusal>> {
  const { draftId, component } = upload;
  const draft = await ownDraft(needs.db, actor, draftId);
  if (!draft.ok) return draft;
  const dossierBytes = draft.value.papers.reduce((sum, paper) => sum + paper.size, 0);
  const bytes = needs.parts.read(upload.id, upload.parts);
  const asked = { declaredName: upload.name, limits: needs.paperLimits, dossierBytes };
  const received = await receivePaper(bytes, asked, needs);
  if (!received.ok) return received;
  const { sha256, name } = received.value;
  if (received.value.size !== upload.size) return refuse({ code: 'paper.unreadable' });
  return attachPaper({ actor, draftId, component, sha256, name }, needs);
}
