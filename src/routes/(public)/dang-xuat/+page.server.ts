import { redirect } from '@sveltejs/kit';
import { cookieOptions, sessionCookieName } from '#modules/account';
import { signOut } from '#modules/account/server';
import { forgetPages } from '../../acting.ts';
import type { Actions, PageServerLoad } from './$types';

/** A link here only asks; leaving takes a post, so that no other site's picture can sign anybody out. */
export const load: PageServerLoad = function load({ locals }) {
  return { gone: locals.actor === null };
};

export const actions: Actions = {
  default: async (event) => {
    const { cookies, locals } = event;
    const { needs, sessionToken } = locals;
    if (sessionToken !== null) await signOut(sessionToken, needs);
    cookies.delete(sessionCookieName(needs.origin), cookieOptions(needs.origin));
    forgetPages(event);
    redirect(303, '/dang-xuat');
  },
};
