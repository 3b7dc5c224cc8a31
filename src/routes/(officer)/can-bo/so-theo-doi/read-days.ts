import { inVietnam, ZONE } from '#kernel/clock';
import { readTypedDay, showDay } from '#kernel/typed-day';
import type { Words } from '#messages';

/** Whoever wants a year leafs through it by quarters. */
const MOST_DAYS = 92;

/** The days of a register somebody asked for, as typed and as read; today where nothing was typed. */
export interface AskedDays {
  readonly typed: { readonly from: string; readonly until: string };
  readonly errors: readonly { readonly field: 'tu' | 'den'; readonly text: string }[];
  /** ISO days, both included, and the instants between which they lie; null where a day is wrong. */
  readonly days: { readonly from: string; readonly until: string; readonly start: Temporal.Instant; readonly end: Temporal.Instant } | null;
}

export function readDays(query: URLSearchParams, { now, t }: { readonly now: Temporal.Instant; readonly t: Words }): AskedDays {
  const today = inVietnam(now).toPlainDate().toString();
  const typed = { from: (query.get('tu') ?? showDay(today)).slice(0, 40), until: (query.get('den') ?? showDay(today)).slice(0, 40) };
  const [from, until] = [readTypedDay(typed.from, today), readTypedDay(typed.until, today)];
  const malformed = t('official-paper.register.day');
  if (!from.ok) return { typed, errors: [{ field: 'tu', text: malformed }], days: null };
  if (!until.ok) return { typed, errors: [{ field: 'den', text: malformed }], days: null };

  const [first, last] = [Temporal.PlainDate.from(from.day), Temporal.PlainDate.from(until.day)];
  const span = first.until(last).days + 1;
  if (span < 1) return { typed, errors: [{ field: 'den', text: t('official-paper.register.order') }], days: null };
  if (span > MOST_DAYS) {
    return { typed, errors: [{ field: 'den', text: t('official-paper.register.too-long', { max: MOST_DAYS }) }], days: null };
  }
  const start = first.toZonedDateTime(ZONE).toInstant();
  const end = last.add({ days: 1 }).toZonedDateTime(ZONE).toInstant();
  return {
    typed: { from: showDay(from.day), until: showDay(until.day) },
    errors: [],
    days: { from: from.day, until: until.day, start, end },
  };
}
