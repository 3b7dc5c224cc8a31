import { redirect } from '@sveltejs/kit';
import { practiceForm, PRACTICE, readPractice } from '../practice-state.ts';
import type { PageServerLoad } from './$types';

/** The pretend receipt. */
export const load: PageServerLoad = function load({ locals, cookies }) {
  const form = practiceForm(locals);
  const { sentAt } = readPractice(cookies, locals.needs);
  if (sentAt === null) redirect(303, PRACTICE);
  return { name: form.schema.title ?? '', sentAt };
};
