import { inVietnam } from '#kernel/clock';
import type { Words } from '#messages';

/** The calendar day in the province, as `2026-11-23`. */
export function dayOf(iso: string): string {
  return inVietnam(Temporal.Instant.from(iso)).toPlainDate().toString();
}

/** A time in a letter: `10 giờ 05 phút, ngày 23 tháng 11 năm 2026`. */
export function longMoment(iso: string, words: Words): string {
  const { hour, minute } = inVietnam(Temporal.Instant.from(iso));
  return words('notice.moment.long', { hour: two(hour), minute: two(minute), day: longDay(iso, words) });
}

/** A day in a letter: `ngày 23 tháng 11 năm 2026`; days below 10 and the first two months carry a nought (decree 30/2020/NĐ-CP). */
export function longDay(iso: string, words: Words): string {
  const { day, month, year } = inVietnam(Temporal.Instant.from(iso));
  return words('notice.day.long', { day: two(day), month: month < 3 ? two(month) : String(month), year });
}

/** A time in a message: `10:05 ngày 23/11/2026`. */
export function shortMoment(iso: string, words: Words): string {
  const { hour, minute } = inVietnam(Temporal.Instant.from(iso));
  return words('notice.moment.short', { time: `${two(hour)}:${two(minute)}`, day: shortDay(iso) });
}

export function shortDay(iso: string): string {
  const { day, month, year } = inVietnam(Temporal.Instant.from(iso));
  return `${two(day)}/${two(month)}/${year}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
