import type { Context } from 'hono';
import type { Trouble } from '#kernel/trouble';
import { words } from '#messages';
import { returnPath } from '#modules/account';
import { troublePage } from '#views/trouble-page';
import { problem } from './problem.ts';
import type { Surroundings } from './surroundings.ts';

/** The answer while database or disk are away: a problem for programs and scripts, a page of words for a browser that sent a form. */
export function sayTrouble(c: Context<Surroundings>, trouble: Trouble): Response {
  const isForm = !c.req.path.startsWith('/api/') && (c.req.header('accept') ?? '').includes('text/html');
  if (!isForm) return problem(c, { code: 'server.unavailable', trouble });
  // Files cannot be given back: the page they were chosen on can.
  const path = returnPath(c.req.query('back'), '/ho-so');
  return troublePage({ trouble, lang: 'vi', words: words('vi'), requestId: c.env.requestId, path, typed: null });
}
