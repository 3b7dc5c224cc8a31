import { inVietnam } from '#kernel/clock';
import { inTransaction, type Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { leaveJob } from '#kernel/jobs';
import { ok, refuse, type Result } from '#kernel/result';
import { moveMandate, type MandateMove, type MandateRefusal } from '../mandate.ts';
import type { OrganisationDetails } from '../organisation.ts';
import { enterOrganisation } from './organisation-store.ts';
import { getPerson } from './person-store.ts';
import { desksOf, mandateAuthor, sidesOf, type MandateAsker } from './mandate-sides.ts';
import { changeMandate, findMandate, type StoredMandate } from './mandate-store.ts';

export type ActOnMandateRefusal = MandateRefusal | { readonly code: 'mandate.name-missing' } | { readonly code: 'mandate.changed' };

/** Why a desk does not confirm a claim: a code, never words about a person. */
export const CLAIM_REFUSALS = ['paper-unreadable', 'number-differs', 'not-representative', 'other'] as const;
export type ClaimRefusalReason = (typeof CLAIM_REFUSALS)[number];

export interface ActOnMandate {
  readonly actor: MandateAsker;
  readonly mandateId: string;
  readonly move: Exclude<MandateMove, 'record' | 'end'>;
  readonly reason?: ClaimRefusalReason | undefined;
}

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/** Accepts, confirms, refuses or ends a mandate. A mandate between others does not exist for whoever asks. */
export async function actOnMandate(asked: ActOnMandate, needs: Needs): Promise<Result<null, ActOnMandateRefusal>> {
  const { actor, move } = asked;
  const mandate = isId(asked.mandateId) ? await findMandate(needs.db, asked.mandateId) : null;
  const me = actor.kind === 'citizen' ? await getPerson(needs.db, actor.personId) : null;
  const sides = mandate ? sidesOf(mandate, actor, me) : [];
  const [first] = sides;
  if (!mandate || first === undefined) return refuse({ code: 'mandate.unknown' });

  const tries = sides.map((side) => moveMandate(mandate, { move, side }));
  const moved = tries.find((one) => one.ok) ?? tries[0];
  if (!moved?.ok) return moved ?? refuse({ code: 'mandate.unknown' });
  if (move === 'accept' && !me?.fullName) return refuse({ code: 'mandate.name-missing' });

  const desk = actor.kind === 'officer' ? (mandate.agencyId ?? desksOf(actor)[0] ?? null) : null;
  const written = await inTransaction(needs.db, async function write(trx) {
    const principalId = move === 'confirm' ? await principalOfClaim(trx, mandate, needs.now) : mandate.principalId;
    const done = await changeMandate(trx, {
      mandate: {
        ...mandate,
        state: moved.value.state,
        principalId,
        delegateId: move === 'accept' ? (me?.id ?? null) : mandate.delegateId,
        fromOn: move === 'accept' || move === 'confirm' ? todayAt(needs.now) : mandate.fromOn,
        agencyId: mandate.agencyId ?? desk,
      },
      fact: moved.value.fact,
      by: mandateAuthor(actor, desk),
      at: needs.now.toString(),
      ...(asked.reason ? { data: { reason: asked.reason } } : {}),
    });
    if (done) await leaveJob(trx, 'mandate-changed', { mandateId: mandate.id, type: moved.value.fact });
    return done;
  });
  return written ? ok(null) : refuse({ code: 'mandate.changed' });
}

/** The organisation a confirmed claim is about: the one with that number, entered now if nobody had it. */
async function principalOfClaim(trx: Db, { claim }: StoredMandate, now: Temporal.Instant): Promise<string> {
  if (!claim) throw new Error('A claim without an organisation');
  return enterOrganisation(trx, claim satisfies OrganisationDetails, now.toString());
}

export function todayAt(now: Temporal.Instant): string {
  return inVietnam(now).toPlainDate().toString();
}
