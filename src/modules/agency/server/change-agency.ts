import { readCalendars } from '#modules/calendar/server';
import { enterChange } from '#modules/ledger/server';
import { inVietnam } from '#kernel/clock';
import { inTransaction, type Db } from '#kernel/database';
import { isId, newId } from '#kernel/ids';
import { leaveJob } from '#kernel/jobs';
import { ok, refuse, type Result } from '#kernel/result';
import { looksAfter, type Administrator, type NotAllowed } from '../administrator.ts';
import { readChange, type AgencyChangeRefusal, type TypedChange } from '../agency-change.ts';
import { addChange, applyChange, changesDue, withdrawChange, type AgencyChange } from './agency-change-store.ts';
import { readAgencies } from './agency-store.ts';

/** How far ahead a change can be planned. */
const MOST_YEARS = 2;

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/**
 * Changes an agency from a day on: at once when that is today, else on that day. Where opening hours change, the due times of open
 * dossiers are counted anew by a job.
 */
export async function changeAgency(
  asked: { readonly by: Administrator; readonly agencyId: string; readonly typed: TypedChange },
  needs: Needs,
): Promise<Result<{ readonly appliedNow: boolean }, NotAllowed | AgencyChangeRefusal | { readonly code: 'agency.unknown' }>> {
  const { by, agencyId, typed } = asked;
  if (!looksAfter(by, agencyId)) return refuse({ code: 'administration.not-allowed' });
  const agency = (await readAgencies(needs.db)).find(agencyId);
  if (!agency) return refuse({ code: 'agency.unknown' });

  const day = inVietnam(needs.now).toPlainDate();
  const today = day.toString();
  const planIds = (await readCalendars(needs.db)).plans.map(({ id }) => id);
  const parts = readChange(typed, { agency, planIds, today, latest: day.add({ years: MOST_YEARS }).toString() });
  if (!parts.ok) return parts;

  return inTransaction(needs.db, async (db) => {
    const { now } = needs;
    const { effectiveOn } = typed;
    await addChange(db, { id: newId(), agencyId, effectiveOn, parts: parts.value, by: by.officerId, now });
    if (effectiveOn > today) {
      const subject = { kind: 'agency', id: agencyId } as const;
      await enterChange(db, { by, now, subject, what: 'agency.change-planned', after: { ...parts.value, effectiveOn } });
      return ok({ appliedNow: false });
    }
    await applyChangesDue({ db, now });
    return ok({ appliedNow: true });
  });
}

/** Takes back a change whose day has not come. */
export async function withdrawAgencyChange(
  asked: { readonly by: Administrator; readonly agencyId: string; readonly changeId: string },
  needs: Needs,
): Promise<Result<null, NotAllowed | { readonly code: 'agency.change-over' }>> {
  const { by, agencyId, changeId } = asked;
  if (!looksAfter(by, agencyId)) return refuse({ code: 'administration.not-allowed' });
  if (!isId(changeId)) return refuse({ code: 'agency.change-over' });
  return inTransaction(needs.db, async (db) => {
    const change = await withdrawChange(db, { id: changeId, agencyId, now: needs.now });
    if (!change) return refuse({ code: 'agency.change-over' });
    const subject = { kind: 'agency', id: agencyId } as const;
    const before = { ...partsOf(change), effectiveOn: change.effectiveOn };
    await enterChange(db, { by, now: needs.now, subject, what: 'agency.change-withdrawn', before });
    return ok(null);
  });
}

/** Carries out every change whose day has come; the job of every night. Done twice it changes nothing. */
export async function applyChangesDue(needs: Needs): Promise<number> {
  const { now } = needs;
  const today = inVietnam(now).toPlainDate().toString();
  return inTransaction(needs.db, async (db) => {
    const due = await changesDue(db, today);
    for (const change of due) {
      const former = await applyChange(db, change, now);
      const after = partsOf(change);
      const before = Object.fromEntries(Object.keys(after).map((part) => [part, former[part as keyof typeof former]]));
      const by = { officerId: change.askedBy ?? '', agencyId: change.agencyId };
      if (change.askedBy !== null) {
        await enterChange(db, { by, now, subject: { kind: 'agency', id: change.agencyId }, what: 'agency.changed', before, after });
      }
      if (change.sessionPlanId !== null) {
        await leaveJob(db, 'recount-due', { because: 'agency-hours', at: now.toString(), by: change.askedBy }, { key: 'recount-due' });
      }
    }
    return due.length;
  });
}

function partsOf({ name, sessionPlanId, address, phone }: AgencyChange): Readonly<Record<string, string>> {
  const parts = { name, sessionPlanId, address, phone };
  return Object.fromEntries(Object.entries(parts).filter((part): part is [string, string] => part[1] !== null));
}
