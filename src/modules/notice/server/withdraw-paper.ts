import { readAgencies } from '#modules/agency/server';
import type { Actor, OfficerActor, OfficerRole } from '#modules/dossier';
import { heldSeats, type HeldSeat } from '#modules/staff';
import type { Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { findIssuedPaperById, type IssuedPaper } from './issued-paper-store.ts';
import { keepWithdrawal, WITHDRAWAL_REASONS, type WithdrawalReason } from './withdrawal-store.ts';

export type WithdrawRefusal =
  | { readonly code: 'official-paper.unknown' }
  | { readonly code: 'official-paper.reason-needed' }
  | { readonly code: 'official-paper.withdrawn-before' };

/** In charge of an office, somebody may take its papers back wherever below them they were made; a receiver those of their own desk. */
const IN_CHARGE: readonly OfficerRole[] = ['head', 'leader'];

/**
 * An office takes a paper of its back: whoever checks it from then on learns that it no longer stands. The paper stays as it was, and who
 * took it back and why is kept.
 */
export async function withdrawPaper(
  asked: { readonly actor: Actor; readonly paperId: string; readonly reason: string },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<null, WithdrawRefusal>> {
  const paper = isId(asked.paperId) ? await findIssuedPaperById(needs.db, asked.paperId) : null;
  const seat = paper && asked.actor.kind === 'officer' ? await seatOver(asked.actor, paper, needs.db) : null;
  if (!paper || !seat || asked.actor.kind !== 'officer') return refuse({ code: 'official-paper.unknown' });

  const reason = readReason(asked.reason);
  if (reason === null) return refuse({ code: 'official-paper.reason-needed' });
  const kept = await keepWithdrawal(needs.db, {
    paperId: paper.id,
    at: needs.now.toString(),
    officerId: asked.actor.officerId,
    role: seat.role,
    agencyId: seat.agencyId,
    reason,
  });
  return kept ? ok(null) : refuse({ code: 'official-paper.withdrawn-before' });
}

/** Whether this officer may take this paper back. */
export async function mayWithdraw(
  asked: { readonly actor: OfficerActor; readonly paper: Pick<IssuedPaper, 'agencyId'> },
  needs: { readonly db: Db },
): Promise<boolean> {
  return (await seatOver(asked.actor, asked.paper, needs.db)) !== null;
}

async function seatOver(actor: OfficerActor, paper: Pick<IssuedPaper, 'agencyId'>, db: Db): Promise<HeldSeat | null> {
  const line = (await readAgencies(db)).lineOf(paper.agencyId).map(({ id }) => id);
  const sits = ({ role, agencyId }: HeldSeat) =>
    role === 'receiver' ? agencyId === paper.agencyId : IN_CHARGE.includes(role) && line.includes(agencyId);
  return heldSeats(actor).find(sits) ?? null;
}

function readReason(text: string): WithdrawalReason | null {
  return WITHDRAWAL_REASONS.find((known) => known === text) ?? null;
}
