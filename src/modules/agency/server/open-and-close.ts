import { readCalendars } from '#modules/calendar/server';
import { enterChange } from '#modules/ledger/server';
import { readUnits } from '#modules/place/server';
import { inVietnam } from '#kernel/clock';
import { inTransaction, type Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import { looksAfter, type Administrator, type NotAllowed } from '../administrator.ts';
import { readNewAgency, standsOn, type NewAgencyRefusal, type TypedAgency } from '../new-agency.ts';
import { holdTree, insertAgency, setCloses } from './agency-standing-store.ts';
import { readAgencies } from './agency-store.ts';

/** How far ahead an agency can be opened or closed. */
const MOST_YEARS = 2;

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/** What still hangs on an agency, from rooms that know agencies while agencies know nothing of them. */
export interface WorkAt {
  /** Dossiers on their way that it receives, settles, works on or was asked about. */
  readonly dossiers: number;
  /** Officers with a role there. */
  readonly officers: number;
  /** Procedures in force that name it. */
  readonly procedures: number;
}

interface ClosingNeeds extends Needs {
  readonly workAt: (db: Db, agencyId: string) => Promise<WorkAt>;
}

/** Adds an agency below one that somebody looks after, from a day on. */
export async function addAgency(
  asked: { readonly by: Administrator; readonly typed: TypedAgency },
  needs: Needs,
): Promise<Result<{ readonly id: string }, NotAllowed | NewAgencyRefusal>> {
  const { by, typed } = asked;
  if (!looksAfter(by, typed.parentId)) return refuse({ code: 'administration.not-allowed' });
  return inTransaction(needs.db, async (db): Promise<Result<{ readonly id: string }, NewAgencyRefusal>> => {
    await holdTree(db);
    const day = inVietnam(needs.now).toPlainDate();
    const read = readNewAgency(typed, {
      tree: await readAgencies(db),
      planIds: (await readCalendars(db)).plans.map(({ id }) => id),
      unitCodes: new Set((await readUnits(db)).map(({ code }) => code)),
      today: day.toString(),
      latest: day.add({ years: MOST_YEARS }).toString(),
    });
    if (!read.ok) return read;
    const { id, name, kind, parentId, sessionPlanId, opensOn } = read.value;
    await insertAgency(db, read.value);
    const after = { name, kind, parentId, sessionPlanId, effectiveOn: opensOn };
    await enterChange(db, { by, now: needs.now, subject: { kind: 'agency', id }, what: 'agency.added', after });
    return ok({ id });
  });
}

export type CloseAgencyRefusal =
  | NotAllowed
  | { readonly code: 'agency.unknown' }
  | { readonly code: 'agency.root' }
  | { readonly code: 'agency.closed-already' }
  | { readonly code: 'agency.change-past' }
  | { readonly code: 'agency.change-too-far'; readonly latest: string }
  | { readonly code: 'agency.has-units' | 'agency.has-dossiers' | 'agency.has-officers' | 'agency.has-procedures'; readonly count: number };

/** Closes an agency from a day on. Never one on which anything still hangs: dossiers, units, officers, procedures. */
export async function closeAgency(
  asked: { readonly by: Administrator; readonly agencyId: string; readonly effectiveOn: string },
  needs: ClosingNeeds,
): Promise<Result<null, CloseAgencyRefusal>> {
  const { by, agencyId, effectiveOn } = asked;
  if (!looksAfter(by, agencyId)) return refuse({ code: 'administration.not-allowed' });
  return inTransaction(needs.db, async (db): Promise<Result<null, CloseAgencyRefusal>> => {
    await holdTree(db);
    const tree = await readAgencies(db);
    const agency = tree.find(agencyId);
    const day = inVietnam(needs.now).toPlainDate();
    const latest = day.add({ years: MOST_YEARS }).toString();
    if (!agency) return refuse({ code: 'agency.unknown' });
    if (agency.parentId === null) return refuse({ code: 'agency.root' });
    if (agency.closesOn !== null) return refuse({ code: 'agency.closed-already' });
    if (effectiveOn < day.toString() || (agency.opensOn !== null && effectiveOn <= agency.opensOn))
      return refuse({ code: 'agency.change-past' });
    if (effectiveOn > latest) return refuse({ code: 'agency.change-too-far', latest });
    const below = tree.childrenOf(agencyId).filter((one) => standsOn(one, effectiveOn));
    if (below.length > 0) return refuse({ code: 'agency.has-units', count: below.length });
    const work = await needs.workAt(db, agencyId);
    if (work.dossiers > 0) return refuse({ code: 'agency.has-dossiers', count: work.dossiers });
    if (work.procedures > 0) return refuse({ code: 'agency.has-procedures', count: work.procedures });
    if (work.officers > 0) return refuse({ code: 'agency.has-officers', count: work.officers });

    await setCloses(db, { agencyId, on: effectiveOn });
    const subject = { kind: 'agency', id: agencyId } as const;
    await enterChange(db, { by, now: needs.now, subject, what: 'agency.closed', after: { effectiveOn } });
    return ok(null);
  });
}

/** Takes a closing back before its day. */
export async function keepAgencyOpen(
  asked: { readonly by: Administrator; readonly agencyId: string },
  needs: Needs,
): Promise<Result<null, NotAllowed | { readonly code: 'agency.change-over' }>> {
  const { by, agencyId } = asked;
  if (!looksAfter(by, agencyId)) return refuse({ code: 'administration.not-allowed' });
  return inTransaction(needs.db, async (db): Promise<Result<null, { readonly code: 'agency.change-over' }>> => {
    await holdTree(db);
    const on = (await readAgencies(db)).find(agencyId)?.closesOn ?? null;
    if (on === null || on <= inVietnam(needs.now).toPlainDate().toString()) return refuse({ code: 'agency.change-over' });
    await setCloses(db, { agencyId, on: null });
    const subject = { kind: 'agency', id: agencyId } as const;
    await enterChange(db, { by, now: needs.now, subject, what: 'agency.kept-open', before: { effectiveOn: on } });
    return ok(null);
  });
}

/** Puts off by a day what would close today with dossiers still on their way there; the job of every night. Answers which. */
export async function putOffClosings({ db, now, workAt }: ClosingNeeds): Promise<readonly string[]> {
  const day = inVietnam(now).toPlainDate();
  const closing = (await readAgencies(db)).all.filter(({ closesOn }) => closesOn === day.toString());
  const putOff: string[] = [];
  for (const { id: agencyId } of closing) {
    if ((await workAt(db, agencyId)).dossiers === 0) continue;
    await setCloses(db, { agencyId, on: day.add({ days: 1 }).toString() });
    putOff.push(agencyId);
  }
  return putOff;
}
