import { enterInLedger } from '#modules/ledger/server';
import type { LedgerEntry } from '#modules/ledger/server';
import type { Db } from '#kernel/database';
import type { Actor } from '../actor.ts';
import type { Draft } from '../draft.ts';
import type { ActingAs } from '../permissions.ts';
import type { Standing } from '../relation.ts';
import { receivingSeat } from '../serves-desk.ts';
import { authorOf } from './act.ts';
import { seenUpTo } from './seen-store.ts';

/** Who looks at which dossier, as whom; `paper` where it was one of its papers. */
export interface Look {
  readonly actor: Actor;
  readonly dossierId: string;
  readonly acting: Pick<ActingAs, 'standing' | 'role' | 'agencyId' | 'standsInFor'>;
  readonly paper?: string | undefined;
  readonly because?: CounterReason | undefined;
  /** The version an officer is shown: kept as what they have seen. */
  readonly version?: number | undefined;
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

/** Why an officer opens a dossier where their standing does not say it: what they do with it at the counter. */
export type CounterReason = 'handing-out' | 'counter-supplement';

/** Enters a look at personal data in the ledger, before anything is shown. Whoever looks at what is their own leaves no line. */
export async function noteRead(db: Db, { acting, because, ...look }: Look, now: Temporal.Instant): Promise<void> {
  await enter(db, { ...look, ...acting, reason: because ?? REASON[acting.standing], now });
}

/** The same for a draft, which somebody prepares for another: by mandate, or at the desk where the other stands. */
export async function noteDraftRead(
  db: Db,
  look: { readonly actor: Actor; readonly draft: Pick<Draft, 'id' | 'deskId' | 'purpose'>; readonly paper?: string | undefined },
  now: Temporal.Instant,
): Promise<void> {
  const { actor, draft, paper } = look;
  const seat = actor.kind === 'officer' && draft.deskId !== null ? receivingSeat(actor, draft.deskId) : undefined;
  const { role = null, agencyId = null } = seat ?? {};
  const standsInFor = seat?.standsInFor?.officerId;
  await enter(db, {
    ...{ actor, dossierId: draft.id, paper, role, agencyId, now },
    ...(standsInFor === undefined ? {} : { standsInFor }),
    reason: actor.kind !== 'officer' ? REASON.applicant : draft.purpose === 'filing' ? 'counter-intake' : 'counter-supplement',
  });
}

type Entered = Pick<Look, 'actor' | 'dossierId' | 'paper' | 'version'> &
  Omit<Look['acting'], 'standing'> & { readonly reason: string; readonly now: Temporal.Instant };

async function enter(db: Db, { actor, dossierId, paper, version, reason, now, ...as }: Entered): Promise<void> {
  if (actor.kind === 'system' || (actor.kind === 'citizen' && !actor.actingFor)) return;
  const { standsInFor, mandateId, ...by } = authorOf(actor, as);
  const entry: LedgerEntry = {
    at: now.toString(),
    by,
    kind: 'personal-data-read',
    subject: { kind: 'dossier', id: dossierId },
    reason,
    data: { ...(standsInFor && { standsInFor }), ...(mandateId && { mandateId }), ...(paper !== undefined && { paper }) },
  };
  const isSeen = actor.kind === 'officer' && version !== undefined;
  await enterInLedger(db, entry, isSeen ? seenUpTo({ dossierId, officerId: actor.officerId, version, now }) : undefined);
}
