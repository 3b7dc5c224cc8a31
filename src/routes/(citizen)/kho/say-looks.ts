import { inVietnam } from '#kernel/clock';
import type { Words } from '#messages';
import type { LockerReading } from '#views/locker-readings';
import { sayReading, type SaidReading } from '../ho-so/[number]/ai-da-xem/say-reading.ts';

const MOST_NAMES = 5;

/** Visits to a locker in the words of its owner, day by day. */
export function sayLooks(
  readings: readonly LockerReading[],
  t: Words,
): readonly { readonly day: string; readonly visits: readonly SaidReading[] }[] {
  const days = Map.groupBy(readings, ({ until }) => inVietnam(Temporal.Instant.from(until)).toPlainDate().toString());
  return [...days].map(([day, visits]) => ({ day, visits: visits.map((visit) => sayLook(visit, t)) }));
}

function sayLook(reading: LockerReading, t: Words): SaidReading {
  const { number, paperNames, purpose } = reading;
  const said = sayReading({ ...reading, papers: 0 }, t);
  const isLink = reading.reason === 'shared' && reading.name === null;
  return {
    ...said,
    ...(isLink && { who: t('rights.readings.by-link'), as: '' }),
    what: [
      ...(number === null ? [] : [t('rights.readings.for-dossier', { number })]),
      ...(purpose === null ? [] : [t('rights.readings.for-purpose', { purpose })]),
      ...(paperNames.length === 0 ? [t('rights.readings.whole')] : []),
      ...(paperNames.length > 0 ? [paperNames.slice(0, MOST_NAMES).join('; ')] : []),
      ...(paperNames.length > MOST_NAMES ? [t('ledger.papers', { count: paperNames.length })] : []),
      ...said.what,
    ],
  };
}
