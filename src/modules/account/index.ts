export type { Actor, CitizenActor, OfficerActor } from './actor.ts';
export { preferred, readPreferences, type Display, type Preferences } from './preferences.ts';
export { returnPath, signInPath } from './return-path.ts';
export { cookieOptions, sessionCookieName, sessionCookieOptions, type CookieOptions } from './session-cookie.ts';
export type { Limit, SignInLimits } from './sign-in-limits.ts';
