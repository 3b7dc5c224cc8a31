import { calendarOf } from '#modules/agency/server';
import { workingMinutes } from '#modules/calendar';
import { dueTime, type WorkingCalendar } from '#modules/calendar/server';
import type { FactType, Place } from '#modules/dossier';
import { ALERT_WORKING_HOURS, readDue, type DueReading } from '#modules/dossier/server';
import type { Db } from '#kernel/database';
import type { QueueRow } from '#views/queue';

/** A dossier in the list: what to call it, whose it is, where it stands and how much time is left. */
export interface ShownRow {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly procedureName: string;
  readonly applicantName: string;
  readonly channel: QueueRow['channel'];
  readonly place: Place;
  /** Null where the calendar does not reach that far. */
  readonly due: DueReading | null;
  readonly dueAt: string | null;
  readonly assigneeName: string | null;
  /** Never opened by this officer, or changed since by somebody else: what happened last. */
  readonly news: 'new' | FactType | null;
  /** A filing nobody has opened yet: by when somebody must have looked, and whether that has passed. */
  readonly alert: { readonly by: string; readonly passed: boolean } | null;
  /** How many messages of the applicant nobody has read. */
  readonly messages: number;
}

/** Reads the times of one row against its own office's calendar. */
export async function showRow(
  row: QueueRow,
  unseen: ReadonlyMap<string, number>,
  { db, now }: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<ShownRow> {
  const { id, version, procedureName, applicantName, channel, place, assigneeName } = row;
  const calendar = await calendarOf(db, row.agencyId);
  const due = readDue({ place, by: row.actBy, dueAt: row.dueAt, now }, calendar);
  return {
    id,
    number: row.code ?? row.reference,
    version,
    procedureName,
    applicantName,
    channel,
    place,
    due: due.ok ? due.value : null,
    dueAt: row.actBy,
    assigneeName,
    news: row.seenVersion === null ? 'new' : row.changedBy,
    alert: place === 'filed' && !row.opened ? alertOf(row.filedAt, { calendar, now }) : null,
    messages: unseen.get(id) ?? 0,
  };
}

/** The law gives two working hours until a receiving officer has been told of a filing. */
function alertOf(
  filedAt: string,
  { calendar, now }: { readonly calendar: WorkingCalendar; readonly now: Temporal.Instant },
): ShownRow['alert'] {
  const by = dueTime(Temporal.Instant.from(filedAt), workingMinutes(ALERT_WORKING_HOURS * 60), calendar);
  return by.ok ? { by: by.value.toString(), passed: Temporal.Instant.compare(now, by.value) > 0 } : null;
}
