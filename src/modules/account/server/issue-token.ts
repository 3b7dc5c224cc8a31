import type { Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import { readMobile } from '#modules/citizen';
import type { Actor } from '../actor.ts';
import { findOpenAccount } from './account-store.ts';
import { openSession, type OpenedSession } from './session-store.ts';
import { readLogin } from './sign-in-officer.ts';

export type IssueTokenRefusal = { readonly code: 'account.not-allowed' } | { readonly code: 'account.unknown' };

/** A bearer token for scripts, for a citizen's phone or an officer's login. Only the command line may make one. */
export async function issueToken(
  asked: { readonly actor: Actor; readonly for: string },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<OpenedSession, IssueTokenRefusal>> {
  if (asked.actor.kind !== 'system') return refuse({ code: 'account.not-allowed' });
  const phone = readMobile(asked.for);
  const accountId = await findOpenAccount(needs.db, phone.ok ? phone.value : readLogin(asked.for));
  if (accountId === null) return refuse({ code: 'account.unknown' });
  return ok(await openSession(needs.db, { accountId, as: 'token', now: needs.now }));
}
