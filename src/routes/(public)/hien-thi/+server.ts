import { readPreferences } from '#modules/account';
import { keepPreferences } from '#modules/account/server';
import { backPath } from '../../back-path.ts';
import { rememberPreferences } from '../../preference-cookies.ts';
import type { RequestHandler } from './$types';

/**
 * Keeps how somebody wants the site (language, size of letters, contrast), and goes back to the page they were on.
 *
 * The browser remembers it; whoever is signed in finds it on every other device too.
 */
export const POST: RequestHandler = async function POST({ request, cookies, locals, url }) {
  const { actor, needs } = locals;
  const form = await request.formData();
  const said = readPreferences({ lang: form.get('lang'), textSize: form.get('textSize'), contrast: form.get('contrast') });
  rememberPreferences(cookies, said, needs.origin);
  if (actor && actor.kind !== 'system') await keepPreferences({ actor, said }, needs);
  return new Response(null, { status: 303, headers: { location: backPath(form.get('back') || '/', url) } });
};
