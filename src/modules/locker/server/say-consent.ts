import { isId } from '#kernel/ids';
import type { Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import { consentsIn, type Consent, type ConsentPurpose, type ConsentSaid } from '../consent.ts';
import { appendConsent, consentsOf } from './consent-store.ts';
import type { LockerAsker } from './open-locker.ts';
import { ownerOf, type OwnerOnly } from './owner.ts';
import { findPaperIn } from './paper-store.ts';

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/** What an owner allows now, and everything they allowed and withdrew, newest first. */
export async function readConsents(
  asked: { readonly actor: LockerAsker },
  needs: { readonly db: Db },
): Promise<Result<{ readonly now: readonly Consent[]; readonly said: readonly ConsentSaid[] }, OwnerOnly>> {
  const owner = ownerOf(asked.actor);
  if (!owner.ok) return owner;
  const said = await consentsOf(needs.db, owner.value.partyId);
  return ok({ now: consentsIn(said), said: said.toReversed() });
}

/** An owner allows or withdraws a purpose, for everything or, of offers, for one paper. It ends what comes; what was filed keeps what it has. */
export async function sayConsent(
  asked: {
    readonly actor: LockerAsker;
    readonly purpose: ConsentPurpose;
    readonly given: boolean;
    readonly paperId?: string;
  },
  needs: Needs,
): Promise<Result<null, OwnerOnly | { readonly code: 'paper.unknown' }>> {
  const owner = ownerOf(asked.actor);
  if (!owner.ok) return owner;
  const { partyId, personId } = owner.value;
  const { purpose, given, paperId = null } = asked;
  if (paperId !== null) {
    const paper = isId(paperId) && purpose === 'offer' ? await findPaperIn(needs.db, { id: paperId, partyId, procedures: null }) : null;
    if (!paper) return refuse({ code: 'paper.unknown' });
  }
  await appendConsent(needs.db, { partyId, personId, purpose, paperId, given, at: needs.now.toString() });
  return ok(null);
}
