import { createHash, randomBytes } from 'node:crypto';
import { readCccd } from '#modules/citizen';
import type { Db } from '#kernel/database';
import { isId, newId } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { LONGEST_PURPOSE, mayShare, SHARE_DAYS, type ShareDays, type ShareRefusal } from '../share.ts';
import type { LockerAsker } from './open-locker.ts';
import { ownerOf, type OwnerOnly } from './owner.ts';
import { findPaperIn } from './paper-store.ts';
import { endShare, insertShare, sharesOf, type Share } from './share-store.ts';
import { readTypeTable } from './terms-store.postgres.ts';

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/** What somebody asks for when they share a paper, as they typed it. */
export interface TypedShare {
  readonly purpose: string;
  readonly days: string;
  /** Who may open it: `link`, whoever holds the address; `number`, the one with that number on their card; else the id of who acts for the owner. */
  readonly to: string;
  readonly forNumber: string;
}

export type ShareIssue =
  | { readonly field: 'purpose'; readonly code: 'share.purpose' }
  | { readonly field: 'days'; readonly code: 'share.days' }
  | { readonly field: 'to'; readonly code: 'share.to' }
  | { readonly field: 'forNumber'; readonly code: 'share.number' };

export type SharePaperRefusal =
  | OwnerOnly
  | ShareRefusal
  | { readonly code: 'paper.unknown' }
  | { readonly code: 'share.too-many'; readonly most: number }
  | { readonly code: 'share.malformed'; readonly issues: readonly ShareIssue[] };

const MOST_SHARES = 50; // of one paper
const MOST_SHOWN = 200;

/**
 * Shares a paper for a purpose and a time. The secret of its address is answered this once and kept only as a hash: whoever loses it shares
 * anew.
 */
export async function sharePaper(
  asked: {
    readonly actor: LockerAsker;
    readonly paperId: string;
    readonly typed: TypedShare;
    /** Who acts for the owner by a mandate, by their ids. */
    readonly delegates: readonly string[];
  },
  needs: Needs,
): Promise<Result<{ readonly id: string; readonly secret: string; readonly until: string }, SharePaperRefusal>> {
  const owner = ownerOf(asked.actor);
  if (!owner.ok) return owner;
  const { partyId, personId } = owner.value;
  const paper = isId(asked.paperId) ? await findPaperIn(needs.db, { id: asked.paperId, partyId, procedures: null }) : null;
  if (!paper) return refuse({ code: 'paper.unknown' });
  const { terms } = await readTypeTable(needs.db);
  const may = mayShare(paper, { partyId, terms: (paper.type === null ? undefined : terms.get(paper.type)) ?? null });
  if (!may.ok) return may;
  const read = readShare(asked.typed, asked.delegates);
  if (!read.ok) return read;
  const there = await sharesOf(needs.db, { partyId, paperId: paper.id, limit: MOST_SHARES });
  if (there.length >= MOST_SHARES) return refuse({ code: 'share.too-many', most: MOST_SHARES });

  const [id, secret] = [newId(), randomBytes(32).toString('base64url')];
  const until = needs.now.add({ hours: 24 * read.value.days }).toString();
  const { purpose, forNumber, forPerson } = read.value;
  await insertShare(needs.db, {
    ...{ id, partyId, personId, paperId: paper.id, tokenHash: hashOfSecret(secret) ?? '', forNumber, forPerson, purpose },
    ...{ sharedAt: needs.now.toString(), until },
  });
  return ok({ id, secret, until });
}

/** What an owner shared, newest first; of one paper, where it is named. */
export async function readShares(
  asked: { readonly actor: LockerAsker; readonly paperId?: string },
  needs: { readonly db: Db },
): Promise<Result<readonly Share[], OwnerOnly>> {
  const owner = ownerOf(asked.actor);
  if (!owner.ok) return owner;
  const paperId = asked.paperId ?? null;
  return ok(await sharesOf(needs.db, { partyId: owner.value.partyId, paperId, limit: MOST_SHOWN }));
}

/** Ends a share at once, whatever time it had left. */
export async function stopSharing(
  asked: { readonly actor: LockerAsker; readonly shareId: string },
  needs: Needs,
): Promise<Result<null, OwnerOnly | { readonly code: 'share.unknown' }>> {
  const owner = ownerOf(asked.actor);
  if (!owner.ok) return owner;
  const ended = isId(asked.shareId) && (await endShare(needs.db, { id: asked.shareId, ...owner.value, at: needs.now.toString() }));
  return ended ? ok(null) : refuse({ code: 'share.unknown' });
}

/** What is kept of a share's secret; null for a text that never was one. */
export function hashOfSecret(secret: string): string | null {
  return /^[A-Za-z0-9_-]{43}$/.test(secret) ? createHash('sha256').update(secret).digest('hex') : null;
}

function readShare(
  typed: TypedShare,
  delegates: readonly string[],
): Result<
  { readonly purpose: string; readonly days: ShareDays; readonly forNumber: string | null; readonly forPerson: string | null },
  Extract<SharePaperRefusal, { code: 'share.malformed' }>
> {
  const purpose = typed.purpose.normalize('NFC').trim();
  const days = SHARE_DAYS.find((one) => String(one) === typed.days);
  const number = typed.to === 'number' ? readCccd(typed.forNumber) : null;
  const forPerson = delegates.find((id) => id === typed.to) ?? null;
  const issues: ShareIssue[] = [];
  if (purpose === '' || purpose.length > LONGEST_PURPOSE) issues.push({ field: 'purpose', code: 'share.purpose' });
  if (days === undefined) issues.push({ field: 'days', code: 'share.days' });
  if (typed.to !== 'link' && typed.to !== 'number' && forPerson === null) issues.push({ field: 'to', code: 'share.to' });
  if (number && !number.ok) issues.push({ field: 'forNumber', code: 'share.number' });
  if (issues.length > 0 || days === undefined) return refuse({ code: 'share.malformed', issues });
  return ok({ purpose, days, forNumber: number?.ok ? number.value : null, forPerson });
}
