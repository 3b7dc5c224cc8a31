import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** What is kept of the grant of one account. */
export interface GrantRow {
  /** The pair, sealed for this account. */
  readonly sealed: Buffer;
  readonly accessUntil: string;
  readonly rotatedAt: string;
  /** Since when Zalo takes the second token no more; null: all is well. */
  readonly refusedAt: string | null;
}

/** The grant as it is now; `lock` waits for whoever is renewing it, and keeps others waiting until the transaction ends. */
export async function findGrant(db: Db, accountId: string, lock = false): Promise<GrantRow | null> {
  const { rows } = await sql<GrantRow>`
    select sealed, access_until as "accessUntil", rotated_at as "rotatedAt", refused_at as "refusedAt"
    from zalo_grant where account_id = ${accountId} ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0] ?? null;
}

/** Keeps a new pair in the place of the one before. */
export async function keepGrant(
  db: Db,
  kept: { readonly accountId: string; readonly sealed: Buffer; readonly accessUntil: Temporal.Instant; readonly now: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into zalo_grant (account_id, sealed, access_until, rotated_at)
    values (${kept.accountId}, ${kept.sealed}, ${kept.accessUntil.toString()}, ${kept.now.toString()})
    on conflict (account_id) do update
      set sealed = excluded.sealed, access_until = excluded.access_until, rotated_at = excluded.rotated_at, refused_at = null`.execute(db);
}

/** Notes that Zalo takes the pair no more. Answers whether that is news. */
export async function markRefused(db: Db, accountId: string, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update zalo_grant set refused_at = ${now.toString()} where account_id = ${accountId} and refused_at is null
    returning account_id`.execute(db);
  return rows.length === 1;
}
