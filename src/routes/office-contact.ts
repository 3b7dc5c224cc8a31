import { calendarOf, findAgency } from '#modules/agency/server';
import { nextOpening } from '#modules/calendar/server';
import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';

/** An office somebody can go to or ring: where it is, and whether anybody is there now. */
export interface OfficeContact {
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
  /** Open until then, or closed until then; null where the calendar says nothing. */
  readonly hours: { readonly open: boolean; readonly until: string } | null;
}

/** How to reach an agency right now. */
export async function officeContact(
  agencyId: string,
  { db, now }: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<OfficeContact> {
  const agency = await findAgency(db, agencyId);
  return {
    name: agency?.name ?? agencyId,
    address: agency?.address ?? null,
    phone: agency?.phone ?? null,
    hours: agency ? await hoursNow(agencyId, { db, now }) : null,
  };
}

async function hoursNow(
  agencyId: string,
  { db, now }: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<OfficeContact['hours']> {
  const calendar = await calendarOf(db, agencyId);
  const opening = nextOpening(now, calendar);
  if (!opening.ok) return null;
  if (Temporal.Instant.compare(opening.value, now) > 0) return { open: false, until: opening.value.toString() };
  const closes = calendar.year(inVietnam(now).year)?.closes.find((moment) => moment > now.epochMilliseconds);
  return closes === undefined ? null : { open: true, until: Temporal.Instant.fromEpochMilliseconds(closes).toString() };
}
