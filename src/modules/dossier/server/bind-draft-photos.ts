import { Buffer } from 'node:buffer';
import { bindPhotos, findObject, keepForeign, turns, type ReceiveNeeds } from '#modules/paper/server';
import { inTransaction } from '#kernel/database';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { Actor } from '../actor.ts';
import type { Draft } from '../draft.ts';
import { photosOf, recipeOf, unbound } from '../handed-in.ts';
import { addBoundPaper, holdBinding } from './draft-paper-store.ts';
import { findDraft } from './draft-store.ts';
import { ownDraft } from './own-draft.ts';
import type { DraftUnknown } from './own-draft.ts';

/** Photos of one draft at a time in this process: a dossier of photos is megabytes. */
const oneAtATime = turns(1);

/**
 * Makes one PDF of the photos of each component of the actor's own draft, in their order, where it is not made yet. The same photos in the
 * same order with the same turns are bound once. Answers the draft as it is then.
 */
export async function bindDraftPhotos(
  asked: { readonly actor: Actor; readonly draftId: string },
  needs: ReceiveNeeds,
): Promise<Result<Draft, DraftUnknown>> {
  const found = await ownDraft(needs.db, asked.actor, asked.draftId);
  if (!found.ok || unbound(found.value).length === 0) return found;
  return oneAtATime(async () =>
    inTransaction(needs.db, async function bind(trx): Promise<Result<Draft, DraftUnknown>> {
      await holdBinding(trx, asked.draftId);
      const draft = await findDraft(trx, asked.draftId);
      if (!draft) return refuse({ code: 'draft.unknown' });
      for (const component of unbound(draft)) await bindComponent(draft, component, { ...needs, db: trx });
      return ok((await findDraft(trx, asked.draftId)) ?? draft);
    }),
  );
}

async function bindComponent(draft: Draft, component: string, needs: ReceiveNeeds): Promise<void> {
  const photos = photosOf(draft, component);
  const sheets = photos.map(({ sha256, turn }) => ({ turn, open: () => gather(sha256, needs) }));
  const staged = await needs.objects.stage(bindPhotos(sheets), Number.MAX_SAFE_INTEGER);
  if (!staged.ok) throw new Error('A PDF of photos has no limit of its own');
  const { sha256, size } = staged.value;
  const isKept = await keepForeign(staged.value, { sha256, size, mediaType: 'application/pdf', pages: photos.length }, needs);
  if (!isKept && !(await findObject(needs.db, sha256))) throw new Error('A PDF of photos was neither kept nor known');
  await addBoundPaper(needs.db, draft.id, {
    component,
    recipe: recipeOf(photos),
    sha256,
    size,
    pages: photos.length,
    madeAt: needs.now.toString(),
  });
}

async function gather(sha256: string, { objects }: ReceiveNeeds): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await objects.open(sha256)) pieces.push(piece);
  return Buffer.concat(pieces);
}
