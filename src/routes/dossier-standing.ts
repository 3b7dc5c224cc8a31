import { calendarOf } from '#modules/agency/server';
import { workingMinutes } from '#modules/calendar';
import { dueTime, workingMinutesBetween } from '#modules/calendar/server';
import type { Place } from '#modules/dossier';
import { ALERT_WORKING_HOURS, ANSWER_WORKING_HOURS, readDue, type DueReading } from '#modules/dossier/server';
import type { Db } from '#kernel/database';

/** How a dossier stands to its due time; null where nothing is promised yet or owed any more, or the calendar does not reach that far. */
export async function readStanding(
  dossier: { readonly place: Place; readonly agencyId: string; readonly receivedAt: string | null; readonly by: string | null },
  { db, now }: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<DueReading | null> {
  if (dossier.receivedAt === null) return null;
  const due = readDue({ place: dossier.place, by: dossier.by, now }, await calendarOf(db, dossier.agencyId));
  return due.ok && due.value.state !== 'over' ? due.value : null;
}

/** How long an office has had a filing without answering it, against what the law allows. */
export interface AnswerTime {
  /** By when the receiving officer has been told. */
  readonly alertBy: string;
  readonly answerBy: string;
  /** Working minutes. */
  readonly spent: number;
  readonly most: number;
  readonly late: boolean;
}

/** Reads the wait for an answer that began at `since`; null where the calendar does not reach that far. */
export async function readAnswerTime(
  wait: { readonly since: string; readonly agencyId: string },
  { db, now }: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<AnswerTime | null> {
  const calendar = await calendarOf(db, wait.agencyId);
  const since = Temporal.Instant.from(wait.since);
  const most = ANSWER_WORKING_HOURS * 60;
  const alertBy = dueTime(since, workingMinutes(ALERT_WORKING_HOURS * 60), calendar);
  const answerBy = dueTime(since, workingMinutes(most), calendar);
  const spent = workingMinutesBetween({ from: since, to: Temporal.Instant.compare(now, since) < 0 ? since : now }, calendar);
  if (!alertBy.ok || !answerBy.ok || !spent.ok) return null;
  return {
    alertBy: alertBy.value.toString(),
    answerBy: answerBy.value.toString(),
    spent: Math.floor(spent.value),
    most,
    late: Temporal.Instant.compare(now, answerBy.value) > 0,
  };
}
