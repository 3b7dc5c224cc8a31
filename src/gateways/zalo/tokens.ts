import type { Clock } from '#kernel/clock';
import { inTransaction, type Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import { seal, unseal } from '#modules/account/server';
import { refreshPair, type TokenPair } from './grant.ts';
import { findGrant, keepGrant, markRefused, type GrantRow } from './token-store.ts';
import type { ZaloRefusal } from './ask-zalo.ts';
import type { ZaloSettings } from './zalo-settings.ts';

/** What keeping tokens needs. */
export interface TokenWorld {
  readonly db: Db;
  readonly clock: Clock;
  readonly secretKey: string;
  readonly settings: ZaloSettings;
  /** Tells whoever runs the program that somebody must consent anew. */
  readonly tellOperator: (message: string) => void;
}

/** An access token is renewed when it has this little left of its day; the hourly job sees to it before anybody waits. */
const EARLY = { hours: 5 };

/** What is left of a token when it is no longer used: a request takes a while. */
const SHORT = { minutes: 1 };

/** The access token to use now; renewed first when it is over. */
export async function accessToken(world: TokenWorld): Promise<Result<string, ZaloRefusal>> {
  const grant = await findGrant(world.db, world.settings.accountId);
  if (!grant) return refuse({ code: 'zalo.no-grant' });
  if (isGood(grant, world, SHORT)) return ok(opened(grant, world).access);
  if (grant.refusedAt !== null) return refuse({ code: 'zalo.no-grant' });
  return renewToken(opened(grant, world).access, world);
}

/**
 * Gets a new pair in the place of the one with this access token, unless somebody did meanwhile; then theirs is answered. One at a time,
 * whatever the number of processes: the row is locked while Zalo is asked. A pair is committed before anybody uses it. One that is refused
 * for good is told once; what holds until then goes on being used.
 */
export async function renewToken(stale: string, world: TokenWorld): Promise<Result<string, ZaloRefusal>> {
  const { accountId } = world.settings;
  return inTransaction(world.db, async (db) => {
    const grant = await findGrant(db, accountId, true);
    if (!grant) return refuse({ code: 'zalo.no-grant' });
    const pair = opened(grant, world);
    if (pair.access !== stale) return ok(pair.access);
    if (grant.refusedAt !== null) return refuse({ code: 'zalo.no-grant' });

    const renewed = await refreshPair(pair.refresh, world.settings);
    if (renewed.ok) {
      await keepPair(renewed.value, { ...world, db });
      return ok(renewed.value.access);
    }
    if (isTerminal(renewed.refusal) && (await markRefused(db, accountId, world.clock()))) {
      world.tellOperator('Zalo renews our grant no more; messages go by SMS until an administrator of the account consents anew');
      return refuse({ code: 'zalo.no-grant' });
    }
    return renewed;
  });
}

/** Renews the pair a few hours before its end, so that nobody waits for it. Done by a job of its own, every hour. */
export async function renewEarly(world: TokenWorld): Promise<void> {
  const grant = await findGrant(world.db, world.settings.accountId);
  if (!grant || grant.refusedAt !== null || isGood(grant, world, EARLY)) return;
  await renewToken(opened(grant, world).access, world);
}

/** Keeps a pair, sealed for its account. */
export async function keepPair(pair: TokenPair, world: TokenWorld): Promise<void> {
  const now = world.clock();
  const { accountId } = world.settings;
  await keepGrant(world.db, {
    accountId,
    sealed: seal(world.secretKey, { purpose: 'zalo', owner: `grant ${accountId}`, text: JSON.stringify(pair) }),
    accessUntil: now.add({ seconds: pair.seconds }),
    now,
  });
}

function opened(grant: GrantRow, { secretKey, settings }: TokenWorld): TokenPair {
  return JSON.parse(unseal(secretKey, { purpose: 'zalo', owner: `grant ${settings.accountId}`, sealed: grant.sealed })) as TokenPair;
}

function isGood(grant: GrantRow, { clock }: TokenWorld, left: { readonly hours?: number; readonly minutes?: number }): boolean {
  return Temporal.Instant.compare(grant.accessUntil, clock().add(left)) > 0;
}

/** Nobody says which numbers a used token is refused with: whatever is not haste or a broken line is for good. */
function isTerminal(refusal: ZaloRefusal): boolean {
  return refusal.code === 'zalo.refused' && refusal.error !== -32;
}
