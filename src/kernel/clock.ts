import { ZONE } from './zone.ts';

export { ZONE };

/** Lends the current instant. Rules and use cases receive what it gave, never the clock itself. */
export type Clock = () => Temporal.Instant;

/** The wall. Read once per request or job, then passed along as `now`. */
export const wallClock: Clock = () => Temporal.Now.instant();

export function inVietnam(instant: Temporal.Instant): Temporal.ZonedDateTime {
  return instant.toZonedDateTimeISO(ZONE);
}

/** An instant as the outside sees it: `2026-11-22T10:00:00+07:00`. */
export function isoInVietnam(instant: Temporal.Instant): string {
  return inVietnam(instant).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** Reads an ISO text with offset, or `null` when it is none. */
export function readInstant(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return null;
  }
}
