import { noteOfficeLook } from '#modules/locker/server';
import type { Db } from '#kernel/database';
import type { Actor } from '../actor.ts';
import type { ActingAs } from '../permissions.ts';
import { authorOf } from './act.ts';
import type { HeldItem } from './already-held.ts';
import type { Dossier } from './dossier-row.ts';

/** Who saw what of an applicant's locker, at which dossier and why. */
export interface HeldSeen {
  readonly actor: Actor;
  readonly acting: Pick<ActingAs, 'role' | 'agencyId' | 'standsInFor'>;
  readonly dossier: Pick<Dossier, 'id' | 'applicantId'>;
  readonly held: readonly Pick<HeldItem, 'paperId' | 'what' | 'item'>[];
  readonly reason: Parameters<typeof noteOfficeLook>[1]['reason'];
  readonly now: Temporal.Instant;
}

/** Enters in the ledger that an officer saw what the applicant's locker has, before it is shown. */
export async function noteHeldSeen(db: Db, { actor, acting, dossier, held, reason, now }: HeldSeen): Promise<void> {
  const { standsInFor, mandateId: _, ...by } = authorOf(actor, acting);
  await noteOfficeLook(
    db,
    {
      ...{ partyId: dossier.applicantId, dossierId: dossier.id, by, standsInFor, reason },
      papers: [...new Set(held.flatMap(({ paperId }) => paperId ?? []))],
      meanings: [...new Set(held.flatMap(({ what, item }) => (what === 'fact' ? item : [])))],
    },
    now,
  );
}
