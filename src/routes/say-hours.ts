import type { Lang, Words } from '#messages';
import type { Hours, SessionPlan } from '#modules/calendar';

/** The weekly hours of an office, one line for the working days and one for a Saturday that is open. */
export function sayHours({ weekdays, hours, saturday }: SessionPlan, { lang, t }: { lang: Lang; t: Words }): readonly string[] {
  const name = (weekday: number): string => sayWeekday(Temporal.PlainDate.from({ year: 2024, month: 1, day: weekday }), lang);
  const [first, last] = [weekdays[0] ?? 1, weekdays.at(-1) ?? 5];
  const unbroken = last - first + 1 === weekdays.length;
  const days = unbroken ? t('office.days', { from: name(first), to: name(last) }) : weekdays.map(name).join(', ');
  const line = (on: string, of: readonly Hours[]): string => `${on}: ${of.map(([opens, closes]) => `${opens}–${closes}`).join(', ')}`;
  return [line(days, hours), ...(saturday ? [line(name(6), saturday)] : [])];
}

/** January 2024 began on a Monday. */
export function sayWeekday(day: Temporal.PlainDate, lang: Lang): string {
  return day.toLocaleString(lang === 'en' ? 'en-GB' : 'vi-VN', { weekday: 'long' });
}
