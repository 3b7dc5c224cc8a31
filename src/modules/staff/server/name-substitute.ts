import { enterInLedger } from '#modules/ledger/server';
import { inVietnam } from '#kernel/clock';
import { inTransaction, type Db } from '#kernel/database';
import { isId, newId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { tidy } from '#kernel/text';
import { SUBSTITUTE_ROLES, substitutionIssues, type SubstitutionIssue } from '../substitution.ts';
import { mayArrange, type StaffActor } from './may-substitute.ts';
import { substituteCandidates } from './substitute-candidates.ts';
import { closeSubstitution, findOverlapping, findSubstitution, holdSeat, insertSubstitution } from './substitution-store.ts';

export interface NameSubstitute {
  readonly actor: StaffActor;
  /** Whose seat. */
  readonly officerId: string;
  readonly role: string;
  readonly agencyId: string;
  readonly substituteId: string;
  /** `YYYY-MM-DD`, both days included. */
  readonly fromOn: string;
  readonly untilOn: string;
  readonly reason: string;
}

export type NameSubstituteRefusal =
  | { readonly code: 'substitute.not-allowed' }
  | { readonly code: 'substitute.seat-unknown' }
  | { readonly code: 'substitute.unfit' }
  | { readonly code: 'substitute.overlaps'; readonly name: string; readonly fromOn: string; readonly untilOn: string }
  | { readonly code: 'substitute.malformed'; readonly issues: readonly SubstitutionIssue[] };

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/**
 * Names who sits on an officer's seat, from one day to another. The officer does it themselves, or an administrator of the agency or
 * above. Two people are never put on one seat on the same day, and a seat one holds for another cannot be passed on: it is nobody's
 * role but its holder's.
 */
export async function nameSubstitute(asked: NameSubstitute, needs: Needs): Promise<Result<{ readonly id: string }, NameSubstituteRefusal>> {
  if (!(await mayArrange(needs.db, asked.actor, asked))) return refuse({ code: 'substitute.not-allowed' });

  const reason = tidy(asked.reason);
  const issues = substitutionIssues({ ...asked, reason }, inVietnam(needs.now).toPlainDate().toString());
  if (issues.length > 0) return refuse({ code: 'substitute.malformed', issues });
  const role = SUBSTITUTE_ROLES.find((one) => one === asked.role);
  if (!role || !isId(asked.officerId)) return refuse({ code: 'substitute.seat-unknown' });

  return inTransaction(needs.db, async (trx): Promise<Result<{ readonly id: string }, NameSubstituteRefusal>> => {
    const seat = { officerId: asked.officerId, role, agencyId: asked.agencyId };
    if (!(await holdSeat(trx, seat))) return refuse({ code: 'substitute.seat-unknown' });
    const candidates = await substituteCandidates(trx, seat);
    if (!candidates.some(({ officerId }) => officerId === asked.substituteId)) return refuse({ code: 'substitute.unfit' });
    const other = await findOverlapping(trx, { ...seat, fromOn: asked.fromOn, untilOn: asked.untilOn });
    if (other) {
      const { substituteName: name, fromOn, untilOn } = other;
      return refuse({ code: 'substitute.overlaps', name, fromOn, untilOn });
    }
    const { substituteId, fromOn, untilOn } = asked;
    const id = newId();
    const namedBy = asked.actor.kind === 'officer' ? asked.actor.officerId : null;
    await insertSubstitution(trx, { ...seat, id, substituteId, fromOn, untilOn, reason, namedBy, namedAt: needs.now.toString() });
    // What an administrator arranges for others stands in the ledger as theirs.
    if (namedBy === asked.officerId) {
      const after = { role, agencyId: asked.agencyId, substituteId, fromOn, untilOn };
      await noteOwn(trx, { ...seat, by: namedBy, what: 'substitute.named', now: needs.now, data: { before: null, after } });
    }
    return ok({ id });
  });
}

export type EndSubstitutionRefusal = { readonly code: 'substitution.unknown' } | { readonly code: 'substitution.over' };

/** Ends a substitution at once: its officer is back, its substitute cannot go on, or an administrator says so. Answers whose seat it was. */
export async function endSubstitution(
  asked: { readonly actor: StaffActor; readonly id: string },
  needs: Needs,
): Promise<Result<{ readonly officerId: string }, EndSubstitutionRefusal>> {
  const { actor, id } = asked;
  const found = isId(id) ? await findSubstitution(needs.db, id) : null;
  const isSubstitute = actor.kind === 'officer' && actor.officerId === found?.substituteId;
  if (!found || !(isSubstitute || (await mayArrange(needs.db, actor, found)))) return refuse({ code: 'substitution.unknown' });

  const by = actor.kind === 'officer' ? actor.officerId : null;
  return inTransaction(needs.db, async (trx): Promise<Result<{ readonly officerId: string }, EndSubstitutionRefusal>> => {
    const isEnded = await closeSubstitution(trx, { id, by, now: needs.now });
    if (!isEnded) return refuse({ code: 'substitution.over' });
    const { officerId, agencyId, role } = found;
    if (by === officerId || (by !== null && isSubstitute))
      await noteOwn(trx, {
        officerId,
        agencyId,
        role,
        by,
        what: 'substitute.ended',
        now: needs.now,
        data: { before: { substitution: id }, after: null },
      });
    return ok({ officerId });
  });
}

/** A line in the ledger about a seat whose holder, or substitute, settled themselves who sits on it. */
async function noteOwn(
  db: Db,
  noted: {
    readonly officerId: string;
    readonly agencyId: string;
    readonly role: string;
    readonly by: string;
    readonly what: string;
    readonly now: Temporal.Instant;
    readonly data: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { officerId, agencyId, role, by, what, now, data } = noted;
  await enterInLedger(db, {
    at: now.toString(),
    by: { kind: 'officer', id: by, role: by === officerId ? role : null, agencyId },
    kind: 'administered',
    subject: { kind: 'officer', id: officerId },
    reason: what,
    data,
  });
}
