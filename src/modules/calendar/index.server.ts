export { readCalendarPack, type CalendarPack } from './calendar-pack.ts';
export { dueTime } from './due-time.ts';
export { isOpen, nextOpening, standingAt, workingMinutesBetween, type Standing } from './opening.ts';
export { readCalendars, type Calendars } from './server/calendar-store.ts';
export { loadCalendar } from './server/load-calendar.ts';
export { coveredYears, WorkingCalendar, type CalendarEnds } from './working-calendar.ts';
export { readHolidays, type Holidays } from './holidays.ts';
export { confirmCalendarYear, draftCalendarYear, setCalendarDay, type DraftRefusal } from './server/keep-calendar.ts';
