import type { Cookies } from '@sveltejs/kit';
import { cookieOptions, readPreferences, type Preferences } from '#modules/account';

const YEAR = 365 * 24 * 3600; // seconds
const COOKIES = { lang: 'lang', textSize: 'text', contrast: 'contrast' } as const satisfies Record<keyof Preferences, string>;

/** What this browser remembers of how its reader wants the site. */
export function rememberedPreferences(cookies: Pick<Cookies, 'get'>): Preferences {
  const entries = Object.entries(COOKIES).map(([what, name]) => [what, cookies.get(name)] as const);
  return readPreferences(Object.fromEntries(entries));
}

/** Lets this browser remember what its reader said, for a year; what was not said stays as it was. */
export function rememberPreferences(cookies: Pick<Cookies, 'set'>, said: Preferences, origin: string): void {
  for (const [what, name] of Object.entries(COOKIES)) {
    const value = said[what as keyof Preferences];
    if (value !== null) cookies.set(name, value, { ...cookieOptions(origin), maxAge: YEAR });
  }
}
