import { redirect } from '@sveltejs/kit';
import { returnPath } from '#modules/account';
import { askCode } from '../dang-nhap/ask-code.ts';
import type { Actions, PageServerLoad } from './$types';

/** Registering is signing in for the first time: the same question, said in other words. */
export const load: PageServerLoad = function load({ locals, url }) {
  const next = returnPath(url.searchParams.get('next'), '');
  if (locals.actor?.kind === 'citizen') redirect(303, '/tai-khoan');
  return { next, sandbox: locals.needs.sandboxOrigin };
};

export const actions: Actions = { default: askCode };
