import { isLang } from '#messages';
import type { RequestHandler } from './$types';
import { backPath } from './back-path.ts';

const YEAR = 365 * 24 * 3600;

/** Remembers the language somebody chose, and goes back to the page they were on. */
export const POST: RequestHandler = async function POST({ request, cookies, url }) {
  const form = await request.formData();
  const lang = form.get('lang');
  if (isLang(lang))
    cookies.set('lang', lang, { path: '/', maxAge: YEAR, httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' });
  return new Response(null, { status: 303, headers: { location: backPath(form.get('back') || '/', url) } });
};
