import { inVietnam } from '#kernel/clock';

/** Between which hours nobody's phone rings for news: from the first, through midnight, to the second. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

/** When a phone may ring: now, or when the night is over, a few minutes later so that not everybody is told at the stroke of the hour. */
export function ringAt(now: Temporal.Instant, quiet: QuietHours | null): Temporal.Instant {
  if (quiet === null) return now;
  const here = inVietnam(now);
  const isNight =
    quiet.from > quiet.until ? here.hour >= quiet.from || here.hour < quiet.until : here.hour >= quiet.from && here.hour < quiet.until;
  if (!isNight) return now;
  const morning = here.round({ smallestUnit: 'hour', roundingMode: 'floor' }).with({ hour: quiet.until, minute: 5 });
  return (here.hour < quiet.until ? morning : morning.add({ days: 1 })).toInstant();
}
