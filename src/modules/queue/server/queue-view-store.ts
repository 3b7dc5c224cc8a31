import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** A list an officer keeps under a name: the questions of its address. */
export interface QueueView {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

/** What an officer keeps, by name. */
export async function viewsOf(db: Db, officerId: string): Promise<readonly QueueView[]> {
  const { rows } = await sql<QueueView>`
    select id, name, query from queue_view where officer_id = ${officerId} order by name, id`.execute(db);
  return rows;
}

/** Keeps one more, unless its name is taken or there are as many as there may be; answers which. */
export async function insertView(
  db: Db,
  kept: QueueView & { readonly officerId: string; readonly most: number; readonly now: Temporal.Instant },
): Promise<'kept' | 'taken' | 'full'> {
  const { rows } = await sql<{ held: number; kept: number }>`
    with held as (select count(*)::int as held from queue_view where officer_id = ${kept.officerId}),
    added as (
      insert into queue_view (id, officer_id, name, query, kept_at)
      select ${kept.id}::uuid, ${kept.officerId}::uuid, ${kept.name}, ${kept.query}, ${kept.now.toString()}::timestamptz
      from held
      where held < ${kept.most}
      on conflict (officer_id, name) do nothing
      returning id
    )
    select held, (select count(*)::int from added) as kept from held`.execute(db);
  if (rows[0]?.kept === 1) return 'kept';
  return (rows[0]?.held ?? 0) >= kept.most ? 'full' : 'taken';
}

/** Forgets one of an officer's own; forgetting it twice, or another's, changes nothing. */
export async function deleteView(db: Db, gone: { readonly id: string; readonly officerId: string }): Promise<void> {
  await sql`delete from queue_view where id = ${gone.id} and officer_id = ${gone.officerId}`.execute(db);
}
