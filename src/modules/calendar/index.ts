export { parseLimit, sayLimit, workingMinutes, workingMinutesOf, WORKING_DAY_MINUTES } from './limit.ts';
export type { Limit, LimitRefusal, LimitUnit } from './limit.ts';
export type { CalendarDay, DayKind, Hours, SessionPlan } from './session-plan.ts';
export { DAY_KINDS, hoursOn } from './session-plan.ts';
export type { DayRefusal } from './calendar-keeper.ts';
