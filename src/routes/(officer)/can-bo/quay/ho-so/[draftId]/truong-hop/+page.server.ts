import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { saveDraft } from '#modules/dossier/server';
import { postedText } from '../../../../../../(citizen)/nop-ho-so/posted-text.ts';
import { counterFiling } from '../../counter-filing.ts';
import type { Actions, PageServerLoad } from './$types';

/** Which case it is: it decides papers and limit. */
export const load: PageServerLoad = async function load(event) {
  const { draft, revision, sent } = await counterFiling(event);
  return {
    title: revision.content.record.name,
    code: draft.procedureCode,
    options: revision.content.cases.map(({ id, name }) => ({ value: id, label: name ?? id })),
    chosen: sent.case?.id ?? '',
  };
};

export const actions: Actions = {
  default: async (event): Promise<ActionFailure<{ readonly error: string }>> => {
    const { actor, base, draft } = await counterFiling(event);
    const { needs, words: t } = event.locals;
    const caseId = postedText(await event.request.formData(), 'caseId');
    if (caseId === '') return fail(422, { error: t('counter.case.missing') });
    const saved = await saveDraft({ actor, draftId: draft.id, caseId }, needs);
    if (!saved.ok) return fail(422, { error: t(`refusal.${saved.refusal.code}`, { ...saved.refusal }) });
    redirect(303, base);
  },
};
