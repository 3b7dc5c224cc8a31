const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a sign-in lasts, in seconds: `idle` starts again with use, `whole` never does. */
export interface SessionSpan {
  readonly idle: number;
  readonly whole: number;
}

/** A citizen stays signed in on their phone for days; an officer's working day needs a sign-in of its own; a token is for scripts. */
export const SESSION_SPAN = {
  citizen: { idle: 12 * HOUR, whole: 7 * DAY },
  officer: { idle: 2 * HOUR, whole: 12 * HOUR },
  token: { idle: 7 * DAY, whole: 7 * DAY },
} as const satisfies Record<string, SessionSpan>;

/** A one-time code and the question it answers, in seconds. */
export const CODE_LASTS = 5 * MINUTE;

/** A session's expiry is moved on at most this often, in seconds, so that reading pages writes almost nothing. */
export const SLIDE_EVERY = 5 * MINUTE;
