import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { Limit } from '../sign-in-limits.ts';
import { countTry, type LimitNeeds } from './rate-limit.ts';

const HOUR = 3600;

/** Each message costs the province money; five an hour is one for every member of a family. */
export const SENDING_LIMIT = { most: 5, seconds: HOUR } as const satisfies Limit;

/** Counts one message somebody asks to have sent to their own phone; answers how many seconds to wait when there were too many. */
export async function countSending(accountId: string, needs: LimitNeeds): Promise<number | null> {
  const usedUp = await countTry([{ what: 'sending-account', whose: [accountId], limit: SENDING_LIMIT }], needs);
  return usedUp?.seconds ?? null;
}

/** The phone behind an account: verified, because its owner signs in by codes sent to it. Null for officers. */
export async function verifiedPhone(db: Db, accountId: string): Promise<string | null> {
  const { rows } = await sql<{ phone: string | null }>`
    select phone from account where id = ${accountId} and closed_at is null`.execute(db);
  return rows[0]?.phone ?? null;
}
