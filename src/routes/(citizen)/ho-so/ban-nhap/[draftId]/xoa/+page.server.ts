import { error, redirect } from '@sveltejs/kit';
import { deleteDraft, ownDraft } from '#modules/dossier/server';
import { getRevision } from '#modules/procedure/server';
import { citizenHere } from '../../../citizen-here.ts';
import type { Actions, PageServerLoad } from './$types';

/** Asks once more before a draft is thrown away. */
export const load: PageServerLoad = async function load({ locals, params, url }) {
  const { needs, words } = locals;
  const draft = await ownDraft(needs.db, citizenHere(locals, url), params.draftId);
  if (!draft.ok || draft.value.purpose === 'supplement') error(404, words('refusal.draft.unknown'));
  const { content } = await getRevision(needs.db, draft.value.revisionId);
  return { procedureName: content.record.name, updatedAt: draft.value.updatedAt };
};

export const actions: Actions = {
  default: async ({ locals, params, url }) => {
    const { needs, words } = locals;
    const deleted = await deleteDraft({ actor: citizenHere(locals, url), draftId: params.draftId }, needs);
    if (deleted.ok) redirect(303, '/ho-so?done=deleted');
    // A second click finds nothing any more, which is what was wanted.
    if (deleted.refusal.code === 'draft.unknown') redirect(303, '/ho-so?done=gone');
    error(409, words(`refusal.${deleted.refusal.code}`));
  },
};
