import { enterChange } from '#modules/ledger/server';
import { inTransaction, type Db } from '#kernel/database';
import { ok, type Result } from '#kernel/result';
import type { StaffAdministrator } from '../may-administer.ts';
import {
  endSubstitution,
  nameSubstitute,
  type EndSubstitutionRefusal,
  type NameSubstitute,
  type NameSubstituteRefusal,
} from './name-substitute.ts';

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/** Names a substitute for somebody else's seat, as an administrator: the same rules, and a line in the ledger. */
export async function arrangeSubstitute(
  asked: NameSubstitute & { readonly by: StaffAdministrator },
  needs: Needs,
): Promise<Result<{ readonly id: string }, NameSubstituteRefusal>> {
  const { by, officerId, role, agencyId, substituteId, fromOn, untilOn } = asked;
  return inTransaction(needs.db, async (db) => {
    const named = await nameSubstitute(asked, { ...needs, db });
    if (!named.ok || by.officerId === officerId) return named;
    const after = { role, agencyId, substituteId, fromOn, untilOn };
    await enterChange(db, { by, now: needs.now, subject: { kind: 'officer', id: officerId }, what: 'substitute.named', after });
    return named;
  });
}

/** Ends a substitution as an administrator, with a line in the ledger about whoever's seat it really was. */
export async function endArranged(
  asked: Parameters<typeof endSubstitution>[0] & { readonly by: StaffAdministrator },
  needs: Needs,
): Promise<Result<null, EndSubstitutionRefusal>> {
  const { by, id } = asked;
  return inTransaction(needs.db, async (db) => {
    const ended = await endSubstitution(asked, { ...needs, db });
    if (!ended.ok) return ended;
    if (by.officerId === ended.value.officerId) return ok(null);
    await enterChange(db, {
      by,
      now: needs.now,
      subject: { kind: 'officer', id: ended.value.officerId },
      what: 'substitute.ended',
      before: { substitution: id },
    });
    return ok(null);
  });
}
