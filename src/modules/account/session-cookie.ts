import { SESSION_SPAN } from './session-span.ts';

/** A cookie as SvelteKit and Hono both take it. */
export interface CookieOptions {
  readonly path: '/';
  readonly httpOnly: true;
  readonly sameSite: 'lax';
  readonly secure: boolean;
  readonly maxAge?: number;
}

/** Over https the name itself makes browsers refuse the cookie from a subdomain or from plain http. */
export function sessionCookieName(origin: string): string {
  return isSecure(origin) ? '__Host-motcua' : 'motcua';
}

/** The cookie outlives an idle session: the server decides when a session ends. */
export function sessionCookieOptions(origin: string, kind: 'citizen' | 'officer'): CookieOptions {
  return { ...cookieOptions(origin), maxAge: SESSION_SPAN[kind].whole };
}

/** Cookies of ours: for our server only, never for scripts, never on cross-site posts. */
export function cookieOptions(origin: string): CookieOptions {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(origin) };
}

function isSecure(origin: string): boolean {
  return origin.startsWith('https:');
}
