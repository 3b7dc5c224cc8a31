import { fail, redirect } from '@sveltejs/kit';
import { sessionCookieName, sessionCookieOptions } from '#modules/account';
import { activateAccount } from '#modules/account/server';
import type { Words } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** The door for who has a password somebody else made up: they choose their own here and are in. */
export const load: PageServerLoad = function load({ locals, url }) {
  if (locals.actor?.kind === 'officer') redirect(303, '/can-bo');
  return { login: (url.searchParams.get('tai-khoan') ?? '').slice(0, 100) };
};

const FIELDS = ['login', 'password', 'code', 'chosen', 'again'] as const;
type Typed = Readonly<Record<(typeof FIELDS)[number], string>>;

export const actions: Actions = {
  default: async ({ request, cookies, locals }) => {
    const { needs, address, words: t, sessionToken } = locals;
    const form = await request.formData();
    const typed = Object.fromEntries(FIELDS.map((name) => [name, textOf(form.get(name))])) as Typed;
    const login = typed.login.slice(0, 100);
    const errors = missing(typed, t);
    if (errors.length > 0) return fail(422, { login, errors });

    const activated = await activateAccount({ ...typed, address, replaces: sessionToken }, needs);
    if (!activated.ok) {
      const { refusal } = activated;
      const field = refusal.code.startsWith('password.') ? 'chosen' : refusal.code === 'sign-in.code-used' ? 'code' : 'login';
      const status = refusal.code === 'sign-in.too-many-tries' ? 429 : 422;
      return fail(status, { login, errors: [{ field, text: t(`refusal.${refusal.code}`, { ...refusal }) }] });
    }
    cookies.set(sessionCookieName(needs.origin), activated.value.token, sessionCookieOptions(needs.origin, 'officer'));
    redirect(303, '/can-bo');
  },
};

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : '';
}

function missing(typed: Typed, t: Words): { field: string; text: string }[] {
  const asked = [
    ['login', 'issue.login.required'],
    ['password', 'issue.password.required'],
    ['code', 'issue.totp.required'],
    ['chosen', 'issue.password.required'],
  ] as const;
  const errors = asked.filter(([field]) => typed[field].trim() === '').map(([field, key]) => ({ field, text: t(key) }));
  if (errors.length > 0 || typed.chosen === typed.again) return errors;
  return [{ field: 'again', text: t('issue.password.differs') }];
}
