import { redirect } from '@sveltejs/kit';
import { pagesOf } from '#modules/form';
import { forgetPractice, practiceForm, PRACTICE, readPractice } from './practice-state.ts';
import type { Actions, PageServerLoad } from './$types';

/** What practising is, and the way into it. */
export const load: PageServerLoad = function load({ locals, cookies }) {
  const form = practiceForm(locals);
  const { answers, sentAt } = readPractice(cookies, locals.needs);
  const first = pagesOf(form, answers)[0]?.id ?? 'xem-lai';
  const begun = Object.keys(answers).length > 0;
  return { name: form.schema.title ?? '', begun, start: sentAt === null ? `${PRACTICE}/${first}` : `${PRACTICE}/da-nop` };
};

export const actions: Actions = {
  again: ({ cookies, locals }) => {
    forgetPractice(cookies, locals.needs);
    redirect(303, PRACTICE);
  },
};
