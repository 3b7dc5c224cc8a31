import { ZONE } from '#kernel/zone';

const TIME = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const DAY = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, day: '2-digit', month: '2-digit', year: 'numeric' });

/** How an instant (ISO text) is said in every language here: `10:00, 22/11/2026`. Always the province's time, wherever the reader is. */
export function sayMoment(at: string): string {
  return `${sayTime(at)}, ${sayDay(at)}`;
}

/** The hour and minute of an instant: `10:00`. */
export function sayTime(at: string): string {
  return TIME.format(new Date(at));
}

/** The calendar day of an instant, or a day written `YYYY-MM-DD`: `22/11/2026`. */
export function sayDay(at: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(at) ?? [];
  return day === undefined ? DAY.format(new Date(at)) : `${day}/${month}/${year}`;
}
