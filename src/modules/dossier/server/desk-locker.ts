import { calendarOf } from '#modules/agency/server';
import type { LockerPaper } from '#modules/locker';
import type { Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import type { Actor } from '../actor.ts';
import { heldAnywhere, type FoundHeld, type HeldItem } from './already-held.ts';
import { atDesk, type AtDesk, type AtDeskRefusal } from './at-desk.ts';
import { noteHeldSeen } from './note-held-seen.ts';
import { getContents } from './supplement-store.ts';
import { revisionOf } from './surroundings.ts';

export type HeldRefusal = AtDeskRefusal | { readonly code: 'held.not-yours' };

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/**
 * What the applicant's locker has of everything a dossier asks for, and an office need not ask for: for whoever may ask for better papers,
 * while they may. What they are shown goes into the ledger first.
 */
export async function heldForDossier(
  asked: { readonly actor: Actor; readonly dossierId: string },
  needs: Needs,
): Promise<Result<readonly HeldItem[], HeldRefusal>> {
  const desk = await atDesk(asked, needs);
  if (!desk.ok) return desk;
  if (!desk.value.rights.mayMark) return refuse({ code: 'held.not-yours' });
  const held = (await everythingHeld(desk.value, needs)).map(({ item }) => item);
  await noteHeldSeen(needs.db, { ...desk.value, actor: asked.actor, held, reason: 'held-already', now: needs.now });
  return ok(held);
}

/** One of these papers, to be looked at before it is asked for again; any other paper of the locker is as if it did not exist. */
export async function openHeldPaper(
  asked: { readonly actor: Actor; readonly dossierId: string; readonly paperId: string },
  needs: Needs,
): Promise<Result<LockerPaper, HeldRefusal | { readonly code: 'paper.unknown' }>> {
  const desk = await atDesk(asked, needs);
  if (!desk.ok) return desk;
  if (!desk.value.rights.mayMark) return refuse({ code: 'held.not-yours' });
  const found = (await everythingHeld(desk.value, needs)).find(({ paper }) => paper?.id === asked.paperId);
  if (!found?.paper) return refuse({ code: 'paper.unknown' });
  await noteHeldSeen(needs.db, { ...desk.value, actor: asked.actor, held: [found.item], reason: 'held-opened', now: needs.now });
  return ok(found.paper);
}

async function everythingHeld({ dossier }: AtDesk, { db, now }: Needs): Promise<readonly FoundHeld[]> {
  const [{ answers }, revision, calendar] = [
    await getContents(db, dossier.id),
    await revisionOf(db, dossier.revisionId),
    await calendarOf(db, dossier.agencyId),
  ];
  return heldAnywhere(db, { dossier, revision, answers, calendar, now });
}
