import { inVietnam } from '#kernel/clock';
import type { Lang, Words } from '#messages';
import type { ReceivingOffice } from '#views/receiving-office';
import { sayHours, sayWeekday } from '../../say-hours.ts';

interface Said {
  readonly lang: Lang;
  readonly t: Words;
  readonly now: Temporal.Instant;
}

/** An office in the reader's words: where, when, and whether right now. */
export function sayOffice({ desk, hours, standing }: ReceivingOffice, said: Said) {
  return {
    name: desk.name,
    address: desk.address,
    phone: desk.phone,
    hours: sayHours(hours, said),
    open: standing?.open ?? null,
    standing: standing && sayStanding(standing, said),
  };
}

/** Whether the office is open, and when that changes: by the clock today, by day and clock otherwise. */
export function sayStanding(standing: NonNullable<ReceivingOffice['standing']>, { lang, t, now }: Said): string {
  if (standing.open) return t('office.open-until', { time: clockOf(standing.closesAt) });
  const [today, day] = [inVietnam(now).toPlainDate(), inVietnam(standing.opensAt).toPlainDate()];
  const time = clockOf(standing.opensAt);
  const away = today.until(day).days;
  if (away === 0) return t('office.opens-today', { time });
  if (away === 1) return t('office.opens-tomorrow', { time });
  return t('office.opens-on', { time, day: `${sayWeekday(day, lang)} ${sayDate(day)}` });
}

function sayDate(day: Temporal.PlainDate): string {
  return `${String(day.day).padStart(2, '0')}/${String(day.month).padStart(2, '0')}/${day.year}`;
}

function clockOf(at: Temporal.Instant): string {
  return inVietnam(at).toPlainTime().toString({ smallestUnit: 'minute' });
}
