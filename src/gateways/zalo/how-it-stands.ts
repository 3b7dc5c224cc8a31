import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** How we stand with Zalo, for whoever watches the program. */
export interface ZaloStanding {
  /** Whether the grant holds; false: somebody must consent anew. */
  readonly granted: boolean;
  /** What people said and nobody answered yet, and since when the oldest waits. */
  readonly unanswered: number;
  readonly since: string | null;
  /** What was said to people and did not arrive, in the last day. */
  readonly failed: number;
}

export async function howZaloStands(db: Db, asked: { readonly accountId: string; readonly now: Temporal.Instant }): Promise<ZaloStanding> {
  const yesterday = asked.now.subtract({ hours: 24 }).toString();
  const { rows } = await sql<ZaloStanding>`
    select coalesce((select refused_at is null from zalo_grant where account_id = ${asked.accountId}), false) as granted,
      (select count(*)::int from zalo_event where done_at is null) as unanswered,
      (select min(received_at) from zalo_event where done_at is null) as since,
      (select count(*)::int from zalo_message where state = 'failed' and queued_at > ${yesterday}) as failed`.execute(db);
  return rows[0]!;
}
