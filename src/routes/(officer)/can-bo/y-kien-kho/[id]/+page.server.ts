import { error, fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { answerContest, openContest } from '#modules/locker/server';
import { officerHere } from '../../officer-here.ts';
import type { Actions, PageServerLoad } from './$types';

/** What one owner holds wrong of what this office found right. That it was opened is in their ledger. */
export const load: PageServerLoad = async function load({ locals, params, url }) {
  const actor = officerHere(locals, url);
  const { words: t } = locals;
  const found = await openContest({ actor, contestId: params.id }, locals.needs);
  if (!found.ok) error(404, t(`refusal.${found.refusal.code}`));
  const { partyName, label, toldThere, told, reason, number, at, answer, because } = found.value;
  return { partyName, label, toldThere, told, reason, number, at, because, answer };
};

interface Returned {
  readonly answer: string;
  readonly because: string;
  readonly errors: readonly { readonly field?: string; readonly text: string }[];
}

export const actions: Actions = {
  default: async ({ locals, params, request, url }): Promise<ActionFailure<Returned>> => {
    const actor = officerHere(locals, url);
    const { words: t, needs } = locals;
    const posted = await request.formData();
    const text = (name: string): string => {
      const value = posted.get(name);
      return typeof value === 'string' ? value : '';
    };
    const because = text('because');
    const answer = (['agreed', 'kept'] as const).find((one) => one === text('answer'));
    if (!answer) return fail(422, { answer: '', because, errors: [{ field: 'answer', text: t('issue.choose-one') }] });
    const done = await answerContest({ actor, contestId: params.id, answer, because }, needs);
    if (done.ok) redirect(303, '/can-bo/y-kien-kho?xong=da-tra-loi');
    const field = done.refusal.code === 'contest.because' ? { field: 'because' } : {};
    return fail(422, { answer, because, errors: [{ ...field, text: t(`refusal.${done.refusal.code}`) }] });
  },
};
