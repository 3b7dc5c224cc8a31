import type { Cookies } from '@sveltejs/kit';
import { cookieOptions } from '#modules/account';

const NAME = 'motcua-ma';
const LASTS = 15 * 60; // seconds; the code itself is too old long before

/** Only the asking browser knows its question: that is what keeps a stranger from answering it, or from burning it. */
export function keepChallenge(cookies: Cookies, { challengeId, origin }: { challengeId: string; origin: string }): void {
  cookies.set(NAME, challengeId, { ...cookieOptions(origin), path: '/dang-nhap', maxAge: LASTS });
}

export function readChallenge(cookies: Cookies): string {
  return cookies.get(NAME) ?? '';
}

export function forgetChallenge(cookies: Cookies, origin: string): void {
  cookies.delete(NAME, { ...cookieOptions(origin), path: '/dang-nhap' });
}
