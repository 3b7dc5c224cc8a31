import type { Words } from '#messages';

const HOUR = 60;
/** A working day is eight hours. */
const DAY = 8 * HOUR;
/** From here on hours no longer matter. */
const MANY_DAYS = 3;

/** A length of working time as people say it: `40 phút`, `6 giờ`, `1 ngày 2 giờ`, `5 ngày làm việc`. */
export function sayWorkingTime(minutes: number, t: Words): string {
  const whole = Math.max(0, Math.floor(minutes));
  if (whole < HOUR) return t('dossier.time.minutes', { count: whole });
  if (whole < DAY) return t('dossier.time.hours', { count: Math.floor(whole / HOUR) });
  const days = Math.floor(whole / DAY);
  const hours = Math.floor((whole % DAY) / HOUR);
  if (hours > 0 && days < MANY_DAYS) return t('dossier.time.days-hours', { days, hours });
  return days === 1 ? t('dossier.time.day') : t('dossier.time.days', { count: days });
}
