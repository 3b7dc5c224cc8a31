import type { Db } from '#kernel/database';
import type { Agency } from '#modules/agency';
import { readAgencies } from '#modules/agency/server';
import type { SessionPlan } from '#modules/calendar';
import { readCalendars, standingAt, type Standing } from '#modules/calendar/server';
import { agenciesFor, type RevisionContent } from '#modules/procedure';

/** Where papers are handed in, and whether it is open. */
export interface ReceivingOffice {
  readonly desk: Agency;
  readonly hours: SessionPlan;
  /** Null where the calendar ends: nothing is promised then. */
  readonly standing: Standing | null;
}

/** The office that receives a procedure; of a commune's procedure, the one of the commune that is chosen. Null while none is. */
export async function receivingOffice(
  asked: { readonly handling: RevisionContent['handling']; readonly communeId: string | null },
  { db, now }: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<ReceivingOffice | null> {
  const tree = await readAgencies(db);
  const commune = asked.communeId === null ? null : tree.find(asked.communeId);
  const agencies = agenciesFor(asked.handling, commune?.kind === 'commune' ? commune.id : null);
  const desk = agencies && tree.find(agencies.receptionId);
  if (!desk) return null;
  const calendars = await readCalendars(db);
  const hours = calendars.plans.find(({ id }) => id === desk.sessionPlanId);
  if (!hours) throw new Error(`No session plan ${desk.sessionPlanId}`);
  const standing = standingAt(now, calendars.of(desk.sessionPlanId));
  return { desk, hours, standing: standing.ok ? standing.value : null };
}
