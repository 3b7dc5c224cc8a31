import { calendarOf } from '#modules/agency/server';
import { inTransaction, type Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { leaveJob } from '#kernel/jobs';
import { projectionOf, type Projection } from '../projection.ts';
import { findDossier, type DossierWithFacts } from './dossier-store.ts';
import { markRecount, moveDue, openDossiersAfter, openDossiersTouched, openRecount, type RecountReason } from './recount-store.ts';
import { revisionOf } from './surroundings.ts';

/** How many dossiers between two marks of how far it came. */
const AT_ONCE = 50;
/** No request runs longer, so whatever counted with the working time of before is recorded by then. In minutes. */
const SETTLES_AFTER = 3;
/** How often a dossier is counted again when somebody acts on it meanwhile; whoever acts counts it anew anyway. */
const TRIES = 3;

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/** Why, since when and by whom a counting was asked for. */
export interface RecountAsked {
  readonly because: RecountReason;
  readonly at: string;
  readonly by: string | null;
}

/**
 * Counts the due time of every open dossier anew, after working time changed, and keeps which of them moved. The job of a change of
 * the calendar: cut off, it goes on where it was; done twice, it moves nothing the second time. A dossier whose time lies where the
 * calendar ends keeps the time it has.
 */
export async function recountDue(asked: RecountAsked, needs: Needs): Promise<{ readonly looked: number; readonly moved: number }> {
  const { db, now } = needs;
  const recount = await openRecount(db, { id: newId(), ...asked, now });
  const outcome = { looked: 0, moved: 0 };
  if (recount.ended) return outcome;

  let { afterId } = recount;
  for (;;) {
    const ids = await openDossiersAfter(db, { afterId, limit: AT_ONCE });
    afterId = ids.at(-1) ?? afterId;
    await inTransaction(db, async (trx) => {
      for (const dossierId of ids) if (await recountOne({ recountId: recount.id, dossierId }, { db: trx, now })) outcome.moved += 1;
      await markRecount(trx, { id: recount.id, afterId, looked: ids.length, endedAt: ids.length < AT_ONCE ? now : null });
      if (ids.length < AT_ONCE) {
        const runAt = now.add({ minutes: SETTLES_AFTER }).toString();
        await leaveJob(trx, 'settle-recount', asked, { key: 'settle-recount', runAt });
      }
    });
    outcome.looked += ids.length;
    if (ids.length < AT_ONCE) return outcome;
  }
}

/**
 * Looks once more at the dossiers on which somebody acted since working time changed: an action in flight may have counted with what held
 * before, and been recorded after its dossier was counted anew. Moves nothing where nothing is wrong.
 */
export async function settleRecount(asked: RecountAsked, { db, now }: Needs): Promise<{ readonly moved: number }> {
  let [recountId, moved]: [string | null, number] = [null, 0];
  for (const dossierId of await openDossiersTouched(db, asked.at)) {
    if (!(await isOff(dossierId, db))) continue;
    recountId ??= (await openRecount(db, { id: newId(), ...asked, at: now.toString(), now })).id;
    if (await recountOne({ recountId, dossierId }, { db, now })) moved += 1;
  }
  if (recountId !== null) await markRecount(db, { id: recountId, afterId: null, looked: moved, endedAt: now });
  return { moved };
}

async function isOff(dossierId: string, db: Db): Promise<boolean> {
  const found = await findDossier(db, dossierId);
  if (!found) return false;
  const projected = await projectionNow(found, db);
  return projected !== null && !isSame(projected.dueAt, found.dossier.dueAt);
}

function isSame(one: string | null, other: string | null): boolean {
  return one === null || other === null ? one === other : Date.parse(one) === Date.parse(other);
}

async function projectionNow({ dossier, facts }: DossierWithFacts, db: Db): Promise<Projection | null> {
  const { steps } = (await revisionOf(db, dossier.revisionId)).content.route;
  const projected = projectionOf(facts, { steps, calendar: await calendarOf(db, dossier.agencyId) });
  return projected.ok && projected.value.endedAt === null ? projected.value : null;
}

async function recountOne(one: { readonly recountId: string; readonly dossierId: string }, { db, now }: Needs): Promise<boolean> {
  for (let time = 0; time < TRIES; time += 1) {
    const found = await findDossier(db, one.dossierId);
    if (!found) return false;
    const projected = await projectionNow(found, db);
    if (projected === null) return false;
    const { dueAt, actBy, version } = projected;
    const outcome = await moveDue(db, { ...one, version, to: { dueAt, actBy }, now });
    if (outcome !== 'overtaken') return outcome === 'moved';
  }
  return false;
}
