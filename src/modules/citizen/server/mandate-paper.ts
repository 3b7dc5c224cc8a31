import { enterInLedger } from '#modules/ledger/server';
import { inTransaction, type Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { leaveJob } from '#kernel/jobs';
import { ok, refuse, type Result } from '#kernel/result';
import { moveMandate, type Mandate, type MandateRefusal } from '../mandate.ts';
import { desksOf, mandateAuthor, sidesOf, type MandateAsker } from './mandate-sides.ts';
import { changeMandate, findMandate, findMandateShown, type MandateShown, type StoredMandate } from './mandate-store.ts';

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/** A paper the paper module has just kept; its hash never comes from the outside. */
type KeptPaper = NonNullable<Mandate['paper']>;

/** Whether somebody may put the paper to a mandate now: the claimer to a claim, the desk to what it is recording. */
export async function mayGivePaper(
  asked: { readonly actor: MandateAsker; readonly mandateId: string },
  needs: { readonly db: Db },
): Promise<Result<StoredMandate, MandateRefusal>> {
  const mandate = isId(asked.mandateId) ? await findMandate(needs.db, asked.mandateId) : null;
  const wanted = mandate?.origin === 'claim' ? 'delegate' : 'desk';
  if (!mandate || !sidesOf(mandate, asked.actor, null).includes(wanted)) return refuse({ code: 'mandate.unknown' });
  if (mandate.origin !== 'claim' && mandate.origin !== 'counter') return refuse({ code: 'mandate.not-yours' });
  return mandate.state === 'asked' ? ok(mandate) : refuse({ code: 'mandate.over', state: mandate.state });
}

/** Puts the paper to a mandate. What a desk records is in force with it; a claim waits for a desk to look at it. */
export async function givePaper(
  asked: { readonly actor: MandateAsker; readonly mandateId: string; readonly paper: KeptPaper },
  needs: Needs,
): Promise<Result<null, MandateRefusal | { readonly code: 'mandate.changed' }>> {
  const allowed = await mayGivePaper(asked, needs);
  if (!allowed.ok) return allowed;
  const given = { ...allowed.value, paper: asked.paper };
  const recorded = given.origin === 'counter' ? moveMandate(given, { move: 'record', side: 'desk' }) : null;
  if (recorded && !recorded.ok) return recorded;

  const written = await inTransaction(needs.db, async function give(trx) {
    const fact = recorded?.value.fact ?? 'paper-given';
    const change = { fact, by: mandateAuthor(asked.actor, given.agencyId), at: needs.now.toString() };
    const done = await changeMandate(trx, { mandate: { ...given, state: recorded?.value.state ?? given.state }, ...change });
    if (done && recorded) await leaveJob(trx, 'mandate-changed', { mandateId: given.id, type: fact });
    return done;
  });
  return written ? ok(null) : refuse({ code: 'mandate.changed' });
}

/**
 * Opens a mandate with names, history and paper: for a desk that may settle it, and for those it is between. What an officer sees goes
 * into the ledger before it is shown.
 */
export async function openMandate(
  asked: { readonly actor: MandateAsker; readonly mandateId: string },
  needs: Needs,
): Promise<Result<MandateShown, { readonly code: 'mandate.unknown' }>> {
  const { actor } = asked;
  const mandate = isId(asked.mandateId) ? await findMandateShown(needs.db, asked.mandateId) : null;
  if (!mandate || sidesOf(mandate, actor, null).length === 0) return refuse({ code: 'mandate.unknown' });
  if (actor.kind === 'officer') {
    const by = { kind: 'officer', id: actor.officerId, role: 'receiver', agencyId: mandate.agencyId ?? desksOf(actor)[0] ?? null } as const;
    const subject = { kind: 'mandate', id: mandate.id } as const;
    await enterInLedger(needs.db, { at: needs.now.toString(), by, kind: 'personal-data-read', subject, reason: 'settling' });
  }
  return ok(mandate);
}
