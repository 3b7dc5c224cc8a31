import { inVietnam } from '#kernel/clock';
import type { Lang, Words } from '#messages';
import type { Hours, SessionPlan } from '#modules/calendar';
import type { ReceivingOffice } from '#views/receiving-office';

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
  return t('office.opens-on', { time, day: `${weekdayOf(day, lang)} ${sayDate(day)}` });
}

/** The weekly hours, one line for the working days and one for a Saturday that is open. */
export function sayHours({ weekdays, hours, saturday }: SessionPlan, { lang, t }: Pick<Said, 'lang' | 't'>): readonly string[] {
  const name = (weekday: number): string => weekdayOf(Temporal.PlainDate.from({ year: 2024, month: 1, day: weekday }), lang);
  const [first, last] = [weekdays[0] ?? 1, weekdays.at(-1) ?? 5];
  const unbroken = last - first + 1 === weekdays.length;
  const days = unbroken ? t('office.days', { from: name(first), to: name(last) }) : weekdays.map(name).join(', ');
  const line = (on: string, of: readonly Hours[]): string => `${on}: ${of.map(([opens, closes]) => `${opens}–${closes}`).join(', ')}`;
  return [line(days, hours), ...(saturday ? [line(name(6), saturday)] : [])];
}

/** January 2024 began on a Monday. */
function weekdayOf(day: Temporal.PlainDate, lang: Lang): string {
  return day.toLocaleString(lang === 'en' ? 'en-GB' : 'vi-VN', { weekday: 'long' });
}

function sayDate(day: Temporal.PlainDate): string {
  return `${String(day.day).padStart(2, '0')}/${String(day.month).padStart(2, '0')}/${day.year}`;
}

function clockOf(at: Temporal.Instant): string {
  return inVietnam(at).toPlainTime().toString({ smallestUnit: 'minute' });
}
