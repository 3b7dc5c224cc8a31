import { readAgencies } from '#modules/agency/server';
import type { Agency } from '#modules/agency';
import type { Actor } from '#modules/dossier';
import { enterInLedger } from '#modules/ledger/server';
import { heldSeats, type HeldSeat, type OfficerRole } from '#modules/staff';
import { inTransaction, type Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';

/** A register is the desk's: its receivers keep it, and who is in charge of the desk or oversees it reads it. */
const READERS: readonly OfficerRole[] = ['head', 'leader', 'supervisor'];

/** A desk whose register somebody may read, and the seat that lets them. */
export interface RegisterDesk {
  readonly desk: Agency;
  readonly seat: HeldSeat;
}

/** Every desk whose register this officer may read, their own first; nobody else has any. */
export async function registersOf(asked: { readonly actor: Actor }, needs: { readonly db: Db }): Promise<readonly RegisterDesk[]> {
  if (asked.actor.kind !== 'officer') return [];
  const tree = await readAgencies(needs.db);
  const seats = heldSeats(asked.actor);
  const desks = tree.all.filter(({ kind }) => kind === 'one-stop');
  const found = desks.flatMap((desk): RegisterDesk[] => {
    const line = tree.lineOf(desk.id).map(({ id }) => id);
    const seat = seats.find(({ role, agencyId }) =>
      role === 'receiver' ? agencyId === desk.id : READERS.includes(role as OfficerRole) && line.includes(agencyId),
    );
    return seat ? [{ desk, seat }] : [];
  });
  const isOwn = ({ desk }: RegisterDesk) => seats.some(({ agencyId }) => agencyId === desk.id);
  return [...found.filter(isOwn), ...found.filter((one) => !isOwn(one))];
}

/** The register of one desk, or of the officer's first where none is named. A desk that is not theirs is as if it did not exist. */
export async function openRegister(
  asked: { readonly actor: Actor; readonly deskId: string | null },
  needs: { readonly db: Db },
): Promise<Result<RegisterDesk & { readonly all: readonly RegisterDesk[] }, { readonly code: 'official-paper.no-register' }>> {
  const all = await registersOf(asked, needs);
  const chosen = asked.deskId === null ? all[0] : all.find(({ desk }) => desk.id === asked.deskId);
  return chosen ? ok({ ...chosen, all }) : refuse({ code: 'official-paper.no-register' });
}

/** Writes into the ledger that names and addresses of these dossiers were printed, before they are. */
export async function recordRegisterPrinted(
  asked: { readonly actor: Actor; readonly seat: HeldSeat; readonly dossierIds: readonly string[] },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<void> {
  const { actor, seat } = asked;
  if (actor.kind !== 'officer') throw new Error('Nobody but an officer prints a register');
  const by = { kind: 'officer', id: actor.officerId, role: seat.role, agencyId: seat.agencyId } as const;
  await inTransaction(needs.db, async (db) => {
    for (const id of asked.dossierIds) {
      const subject = { kind: 'dossier', id } as const;
      await enterInLedger(db, { at: needs.now.toString(), by, kind: 'personal-data-read', subject, reason: 'register' });
    }
  });
}
