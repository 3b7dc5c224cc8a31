import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** Folds what has changed into the counters. Two at once share the work; whoever reads meanwhile sees the same sums. */
export async function foldCounts(db: Db): Promise<void> {
  await sql`
    with taken as (
      delete from queue_count_change returning scope, holder, place, change
    )
    insert into queue_count as kept (scope, holder, place, count)
    select scope, holder, place, sum(change) from taken group by scope, holder, place order by scope, holder, place
    on conflict (scope, holder, place) do update set count = kept.count + excluded.count`.execute(db);
}
