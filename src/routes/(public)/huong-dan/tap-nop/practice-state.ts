import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { error, type Cookies } from '@sveltejs/kit';
import { cookieOptions } from '#modules/account';
import { seal, unseal } from '#modules/account/server';
import { localiseForm, type Answers, type Form } from '#modules/form';

export const PRACTICE = '/huong-dan/tap-nop';

/** What somebody typed while practising, and when they pressed the last button. It lives in their browser alone. */
export interface Practice {
  readonly answers: Answers;
  readonly sentAt: string | null;
}

const NAME = 'motcua-tap';
const LASTS = 2 * 3600; // seconds
const MOST_LETTERS = 3800; // a browser keeps about 4,000 letters in a cookie
const BOX = { purpose: 'practice', owner: 'practice' } as const;
const NOTHING: Practice = { answers: {}, sentAt: null };

type Needs = Pick<App.Locals['needs'], 'secretKey' | 'origin'>;

/** Where somebody stands in their practice; one that is too old, or that nobody of ours sealed, begins anew. */
export function readPractice(cookies: Pick<Cookies, 'get'>, { secretKey }: Needs): Practice {
  const sealed = cookies.get(NAME);
  if (sealed === undefined) return NOTHING;
  try {
    const text = unseal(secretKey, { ...BOX, sealed: Buffer.from(sealed, 'base64url') });
    return JSON.parse(inflateRawSync(Buffer.from(text, 'base64'), { maxOutputLength: 100_000 }).toString()) as Practice;
  } catch {
    return NOTHING;
  }
}

/** Lets the browser keep it for two hours; false when it is more than a cookie holds. */
export function keepPractice(cookies: Pick<Cookies, 'set'>, practice: Practice, { secretKey, origin }: Needs): boolean {
  const text = deflateRawSync(JSON.stringify(practice)).toString('base64');
  const sealed = seal(secretKey, { ...BOX, text }).toString('base64url');
  if (sealed.length > MOST_LETTERS) return false;
  cookies.set(NAME, sealed, { ...cookieOptions(origin), path: PRACTICE, maxAge: LASTS });
  return true;
}

export function forgetPractice(cookies: Pick<Cookies, 'delete'>, { origin }: Needs): void {
  cookies.delete(NAME, { ...cookieOptions(origin), path: PRACTICE });
}

/** The pretend procedure in the reader's language. */
export function practiceForm({ needs, lang, words }: Pick<App.Locals, 'needs' | 'lang' | 'words'>): Form {
  if (!needs.practiceForm) error(404, words('practice.none'));
  return localiseForm(needs.practiceForm, lang);
}
