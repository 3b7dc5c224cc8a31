import { enterInLedger } from '#modules/ledger/server';
import type { OfficerActor } from '#modules/dossier';
import type { Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import type { QueueFilters } from '../filters.ts';
import { seatKey, seatsOf, type Seat } from '../seats.ts';
import type { QueueTab } from '../tabs.ts';

/** A list somebody takes out of the house: from which seat, and what it was narrowed down by. */
export interface Export {
  readonly actor: OfficerActor;
  readonly seat: Seat;
  readonly tab: QueueTab;
  readonly filters: QueueFilters;
  /** Whether it is what a search found; the words stay out of the ledger, they may be a name. */
  readonly searched: boolean;
}

/** Enters in the ledger that an officer takes a list out, before its first row leaves: one line for the whole of it. */
export async function noteExport(
  asked: Export,
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<null, { readonly code: 'queue.officers-only' }>> {
  const { actor, seat, tab, filters, searched } = asked;
  if (!seatsOf(actor).some((held) => seatKey(held) === seatKey(seat))) return refuse({ code: 'queue.officers-only' });
  const standsInFor = seat.standsInFor?.officerId;
  await enterInLedger(needs.db, {
    at: needs.now.toString(),
    by: { kind: 'officer', id: actor.officerId, role: seat.role, agencyId: seat.agencyId },
    kind: 'personal-data-read',
    subject: { kind: 'agency', id: seat.agencyId },
    reason: 'list-export',
    data: { tab, filters, searched, ...(standsInFor && { standsInFor }) },
  });
  return ok(null);
}
