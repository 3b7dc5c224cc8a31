import type { Db } from '#kernel/database';
import { calendarOf } from '#modules/agency/server';
import { workedMinutes } from '../pace.ts';
import { findDossier } from './dossier-store.ts';
import { countPaces, keepPace, unmeasuredDossiers } from './pace-store.ts';

/** So long a time is looked back upon: a year holds every season of an office. */
const LOOKS_BACK = { hours: 365 * 24 };
const AT_ONCE = 200;

/**
 * Measures the dossiers that got a result since the last time and counts anew what each procedure takes. The job behind the
 * figures on a procedure's page; done twice it changes nothing.
 */
export async function measurePaces(needs: { readonly db: Db; readonly now: Temporal.Instant }): Promise<void> {
  const { db, now } = needs;
  let since = now.subtract(LOOKS_BACK);
  for (;;) {
    const waiting = await unmeasuredDossiers(db, { since, limit: AT_ONCE });
    const last = waiting.at(-1);
    if (!last) break;
    const all = await measured(db, waiting);
    await keepPace(db, all);
    if (waiting.length < AT_ONCE || all.length === 0) break;
    // What the calendar cannot measure stays behind and is passed by.
    since = Temporal.Instant.from(last.endedAt);
  }
  await countPaces(db, { since: now.subtract(LOOKS_BACK), now });
}

async function measured(db: Db, waiting: readonly { readonly id: string; readonly endedAt: string }[]) {
  const all = [];
  for (const { id, endedAt } of waiting) {
    const found = await findDossier(db, id);
    if (!found) continue;
    const { dossier, facts } = found;
    const minutes = workedMinutes(facts, await calendarOf(db, dossier.agencyId));
    if (minutes.ok && minutes.value !== null) all.push({ id, procedureCode: dossier.procedureCode, endedAt, minutes: minutes.value });
  }
  return all;
}
