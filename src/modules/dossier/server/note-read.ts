import { enterInLedger } from '#modules/ledger/server';
import type { Db } from '#kernel/database';
import type { Actor } from '../actor.ts';
import type { ActingAs } from '../permissions.ts';
import type { Standing } from '../relation.ts';
import { authorOf } from './act.ts';

/** Who looks at which dossier, as whom; `paper` where it was one of its papers. */
export interface Look {
  readonly actor: Actor;
  readonly dossierId: string;
  readonly acting: Pick<ActingAs, 'standing' | 'role' | 'agencyId' | 'standsInFor'>;
  readonly paper?: string | undefined;
}

/** What entitles somebody in each standing to look: the code the ledger keeps and the applicant reads in words. */
const REASON = {
  receiver: 'receiving',
  assignee: 'settling',
  specialist: 'settling',
  consulted: 'giving-opinion',
  head: 'assigning',
  leader: 'deciding',
  'records-clerk': 'issuing',
  supervisor: 'supervising',
  administrator: 'supervising',
  applicant: 'acting-for',
} as const satisfies Record<Standing, string>;

/** Enters a look at personal data in the ledger, before anything is shown. Whoever looks at what is their own leaves no line. */
export async function noteRead(db: Db, look: Look, now: Temporal.Instant): Promise<void> {
  const { actor, acting, dossierId, paper } = look;
  if (actor.kind === 'system' || (actor.kind === 'citizen' && !actor.actingFor)) return;
  const { standsInFor, mandateId, ...by } = authorOf(actor, acting);
  await enterInLedger(db, {
    at: now.toString(),
    by,
    kind: 'personal-data-read',
    subject: { kind: 'dossier', id: dossierId },
    reason: REASON[acting.standing],
    data: { ...(standsInFor && { standsInFor }), ...(mandateId && { mandateId }), ...(paper !== undefined && { paper }) },
  });
}
