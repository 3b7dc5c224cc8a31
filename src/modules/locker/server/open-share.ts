import { enterInLedger } from '#modules/ledger/server';
import type { Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import type { LockerPaper } from '../locker-paper.ts';
import type { PaperTerms } from '../paper-terms.ts';
import { mayShare, shareState } from '../share.ts';
import type { LockerAsker } from './open-locker.ts';
import { findPaperIn } from './paper-store.ts';
import { hashOfSecret } from './share-paper.ts';
import { findShare, numberOfPerson, type ShareFound } from './share-store.ts';
import { readTypeTable } from './terms-store.postgres.ts';

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/** A shared paper, as whoever may open it sees it. */
export interface SharedPaper {
  readonly share: ShareFound;
  readonly paper: LockerPaper;
  readonly terms: PaperTerms | null;
}

/** `share.sign-in`: it is for one person, and who asks has not said who they are. Everything else that does not open is unknown. */
export type OpenShareRefusal = { readonly code: 'share.unknown' | 'share.sign-in' };

/**
 * Opens what somebody shared, by the secret of its address. Forged, ended, over, meant for another, or of a paper that may no longer be
 * shared: it is as if it had never been. Each look leaves a line for the owner.
 */
export async function openShare(
  asked: { readonly secret: string; readonly actor: LockerAsker | null; readonly file: boolean },
  needs: Needs,
): Promise<Result<SharedPaper, OpenShareRefusal>> {
  const { actor } = asked;
  const hash = hashOfSecret(asked.secret);
  const share = hash === null ? null : await findShare(needs.db, hash);
  if (!share || shareState(share, needs.now.toString()) !== 'open') return refuse({ code: 'share.unknown' });
  const reader = actor?.kind === 'citizen' ? actor.personId : null;
  if (isNamed(share) && actor === null) return refuse({ code: 'share.sign-in' });
  if (!(await isMeantFor(share, reader, needs.db))) return refuse({ code: 'share.unknown' });
  const { partyId, paperId } = share;
  const paper = await findPaperIn(needs.db, { id: paperId, partyId, procedures: null });
  const table = await readTypeTable(needs.db);
  const terms = (paper?.type ? table.terms.get(paper.type) : undefined) ?? null;
  if (!paper || !mayShare(paper, { partyId, terms }).ok) return refuse({ code: 'share.unknown' });
  await enterInLedger(needs.db, {
    at: needs.now.toString(),
    by: { kind: 'citizen', id: reader, role: null, agencyId: null },
    kind: 'personal-data-read',
    subject: { kind: 'locker', id: partyId },
    reason: 'shared',
    data: { share: share.id, paper: paperId, what: asked.file ? 'file' : 'page' },
  });
  return ok({ share, paper, terms });
}

function isNamed({ forNumber, forPerson }: ShareFound): boolean {
  return forNumber !== null || forPerson !== null;
}

async function isMeantFor(share: ShareFound, reader: string | null, db: Db): Promise<boolean> {
  if (!isNamed(share)) return true;
  if (reader === null) return false;
  return share.forPerson === null ? (await numberOfPerson(db, reader)) === share.forNumber : reader === share.forPerson;
}
