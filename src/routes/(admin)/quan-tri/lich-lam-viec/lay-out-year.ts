import { hoursOn, type CalendarDay, type DayKind, type SessionPlan } from '#modules/calendar';

/** A day as the year shows it. */
export interface Cell {
  readonly on: string;
  readonly day: number;
  readonly kind: DayKind | null;
  readonly name: string | null;
  readonly works: boolean;
  /** Not begun yet: it may still be set. */
  readonly open: boolean;
}

/** The weeks of a month, Monday first; null where another month's days would stand. */
export type Month = readonly (readonly (Cell | null)[])[];

/** A year as twelve tables of weeks, by the hours of one plan. */
export function layOutYear(
  year: number,
  around: { readonly days: readonly CalendarDay[]; readonly plan: SessionPlan; readonly today: string },
): readonly Month[] {
  const { plan, today } = around;
  const listed = new Map(around.days.map((day) => [day.on, day]));
  return Array.from({ length: 12 }, (_none, index) => {
    const first = Temporal.PlainDate.from({ year, month: index + 1, day: 1 });
    const cells: (Cell | null)[] = Array.from({ length: first.dayOfWeek - 1 }, () => null);
    for (let day = 1; day <= first.daysInMonth; day += 1) {
      const at = first.with({ day });
      const on = at.toString();
      const { kind, name } = listed.get(on) ?? {};
      const works = hoursOn(at.dayOfWeek, kind, plan).length > 0;
      cells.push({ on, day, kind: kind ?? null, name: name ?? null, works, open: on > today });
    }
    while (cells.length % 7 !== 0) cells.push(null);
    return Array.from({ length: cells.length / 7 }, (_week, week) => cells.slice(week * 7, week * 7 + 7));
  });
}
