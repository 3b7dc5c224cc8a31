import { redirect } from '@sveltejs/kit';
import { returnPath } from '#modules/account';
import type { Actions, PageServerLoad } from './$types';
import { askCode } from './ask-code.ts';

/** Somebody already signed in has nothing to do here. */
export const load: PageServerLoad = function load({ locals, url }) {
  const next = returnPath(url.searchParams.get('next'), '');
  if (locals.actor?.kind === 'citizen') redirect(303, next === '' ? '/ho-so' : next);
  return { next, sandbox: locals.needs.sandboxOrigin };
};

export const actions: Actions = { default: askCode };
