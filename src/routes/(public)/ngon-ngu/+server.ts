import { isLang } from '#messages';
import type { RequestHandler } from './$types';

const YEAR = 365 * 24 * 3600;

/** Remembers the language somebody chose, and goes back to the page they were on (a path of ours, never another site). */
export const POST: RequestHandler = async function POST({ request, cookies, url }) {
  const form = await request.formData();
  const lang = form.get('lang');
  if (isLang(lang)) cookies.set('lang', lang, { path: '/', maxAge: YEAR, httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' });

  const back = form.get('back');
  const target = URL.parse(typeof back === 'string' ? back : '/', url);
  const path = target?.origin === url.origin ? target.pathname + target.search : '/';
  return new Response(null, { status: 303, headers: { location: path } });
};
