-- src/modules/queue/server/count-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- foldCounts

with taken as (
  delete from queue_count_change returning scope, holder, place, change
)
insert into queue_count as kept (scope, holder, place, count)
select scope, holder, place, sum(change) from taken group by scope, holder, place order by scope, holder, place
on conflict (scope, holder, place) do update set count = kept.count + excluded.count;
