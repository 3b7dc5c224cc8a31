import { fail, redirect } from '@sveltejs/kit';
import type { Words } from '#messages';
import { returnPath, sessionCookieName, sessionCookieOptions } from '#modules/account';
import { signInOfficer } from '#modules/account/server';
import type { Actions, PageServerLoad } from './$types';

const FIELDS = ['login', 'password', 'code'] as const;

export const load: PageServerLoad = function load({ locals, url }) {
  const next = returnPath(url.searchParams.get('next'), '');
  if (locals.actor?.kind === 'officer') redirect(303, next === '' ? '/can-bo' : next);
  return { next, sandbox: locals.needs.sandboxOrigin };
};

export const actions: Actions = {
  default: async ({ request, cookies, locals }) => {
    const { needs, address, words, sessionToken } = locals;
    const form = await request.formData();
    const [login, password, code, next] = [...FIELDS, 'next']
      .map((name) => form.get(name))
      .map((value) => (typeof value === 'string' ? value : ''));
    const given = { login: login ?? '', password: password ?? '', code: code ?? '' };

    const errors = missing(given, words);
    if (errors.length > 0) return fail(422, { login: given.login.slice(0, 100), errors });

    const signedIn = await signInOfficer({ ...given, address, replaces: sessionToken }, needs);
    if (!signedIn.ok) {
      const { refusal } = signedIn;
      if (refusal.code === 'sign-in.first-password') redirect(303, `/can-bo/kich-hoat?tai-khoan=${encodeURIComponent(given.login.trim())}`);
      const error = { field: refusal.code === 'sign-in.code-used' ? 'code' : 'login', text: words(`refusal.${refusal.code}`, refusal) };
      return fail(refusal.code === 'sign-in.too-many-tries' ? 429 : 422, { login: given.login.slice(0, 100), errors: [error] });
    }
    cookies.set(sessionCookieName(needs.origin), signedIn.value.token, sessionCookieOptions(needs.origin, 'officer'));
    redirect(303, returnPath(next, '/can-bo'));
  },
};

function missing(given: Readonly<Record<(typeof FIELDS)[number], string>>, words: Words): { field: string; text: string }[] {
  const sentences = { login: 'issue.login.required', password: 'issue.password.required', code: 'issue.totp.required' } as const;
  return FIELDS.filter((field) => given[field].trim() === '').map((field) => ({ field, text: words(sentences[field]) }));
}
