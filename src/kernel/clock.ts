import { ZONE } from './zone.ts';

export { ZONE };

/** Lends the current instant. Rules and use cases receive what it gave, never the clock itself. */
export type Clock = () => Temporal.Instant;

/** The wall. Read once per request or job, then passed along as `now`. */
export const wallClock: Clock = () => Temporal.Now.instant();

export function inVietnam(instant: Temporal.Instant): Temporal.ZonedDateTime {
  return instant.toZonedDateTimeISO(ZONE);
}

/** When each year begins here, in milliseconds since 1970; asked of the time zone once a year. */
const begins = new Map<number, number>();

function beginOf(year: number): number {
  const known = begins.get(year);
  if (known !== undefined) return known;
  const begin = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(ZONE).epochMilliseconds;
  begins.set(year, begin);
  return begin;
}

const YEAR = 365.2425 * 86_400_000; // milliseconds

/** The year an instant lies in here; a sum of many looks asks for nothing else, and the whole reading of the time zone is dear. */
export function yearInVietnam({ epochMilliseconds }: Temporal.Instant): number {
  let year = 1970 + Math.floor(epochMilliseconds / YEAR);
  while (beginOf(year) > epochMilliseconds) year -= 1;
  while (beginOf(year + 1) <= epochMilliseconds) year += 1;
  return year;
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
