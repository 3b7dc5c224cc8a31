import type { RequestEvent } from '@sveltejs/kit';
import { ASK_AGAIN_AFTER, type Trouble } from '#kernel/trouble';
import { words } from '#messages';
import { troublePage } from '#views/trouble-page';
import { typedInto } from './posted-form.ts';
import { rememberedPreferences } from './preference-cookies.ts';

/** Who sends one of these is asked to type it again: no page shows it a second time. */
const SECRET = /password|proof|totp|secret/i;

/**
 * The answer while database or disk are away. `made` is what the page itself came to, when it got that far: scripts read their own
 * answer, and only the status tells them that asking again is worth it.
 */
export async function sayTrouble(
  event: RequestEvent,
  { trouble, requestId, made = null }: { readonly trouble: Trouble; readonly requestId: string; readonly made?: Response | null },
): Promise<Response> {
  const { cookies, isDataRequest, request, url } = event;
  if (made && (isDataRequest || request.headers.get('x-sveltekit-action') === 'true')) {
    const headers = new Headers(made.headers);
    headers.set('retry-after', String(ASK_AGAIN_AFTER[trouble]));
    return new Response(made.body, { status: 503, headers });
  }
  // Who is signed in, and what they prefer, may not have been found out any more.
  const lang = rememberedPreferences(cookies).lang ?? 'vi';
  const typed = request.method === 'POST' ? await fieldsOf(request) : null;
  return troublePage({ trouble, lang, words: words(lang), requestId, path: url.pathname + url.search, typed });
}

async function fieldsOf(request: Request): Promise<readonly (readonly [string, string])[] | 'lost'> {
  const form = await typedInto(request);
  if (!form) return 'lost';
  const fields = [...form];
  const isWhole = fields.every((field): field is [string, string] => typeof field[1] === 'string' && !SECRET.test(field[0]));
  return isWhole ? fields : 'lost';
}
