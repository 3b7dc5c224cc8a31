import { error, redirect } from '@sveltejs/kit';
import { deleteDraft } from '#modules/dossier/server';
import { counterFiling } from '../../counter-filing.ts';
import type { Actions, PageServerLoad } from './$types';

/** Throwing away what was begun for somebody: asked once more, since it cannot be undone. */
export const load: PageServerLoad = async function load(event) {
  const { base, draft, revision } = await counterFiling(event);
  return { base, title: revision.content.record.name, updatedAt: draft.updatedAt };
};

export const actions: Actions = {
  default: async (event) => {
    const { actor, draft } = await counterFiling(event);
    const { needs, words: t } = event.locals;
    const gone = await deleteDraft({ actor, draftId: draft.id }, needs);
    if (!gone.ok) error(404, t(`refusal.${gone.refusal.code}`));
    redirect(303, '/can-bo/quay?da-bo');
  },
};
