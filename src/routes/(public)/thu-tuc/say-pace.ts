import type { Pace } from '#modules/dossier/server';
import { ENOUGH_DOSSIERS } from './enough-dossiers.ts';
import { sayLimit, type Reader } from '#modules/procedure';

const DAY = 480; // working minutes
const [HALF_HOUR, HALF_DAY] = [30, 240];

/** What the procedure really takes, rounded up so that nothing is promised too early; null while too few dossiers tell. */
export function sayPace(pace: Pace | null, reader: Reader) {
  if (!pace || pace.dossiers < ENOUGH_DOSSIERS) return null;
  const say = (minutes: number): string => sayLimit({ kind: 'working-minutes', minutes: roundedUp(minutes) }, reader);
  return { dossiers: pace.dossiers, median: say(pace.medianMinutes), ninety: say(pace.ninetyMinutes), countedAt: pace.countedAt };
}

function roundedUp(minutes: number): number {
  const step = minutes < DAY ? HALF_HOUR : HALF_DAY;
  return Math.max(HALF_HOUR, Math.ceil(minutes / step) * step);
}
