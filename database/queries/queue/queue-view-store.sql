-- src/modules/queue/server/queue-view-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- deleteView

delete from queue_view
where id = $1 and officer_id = $2;


-- insertView

with held as (select count(*)::int as held from queue_view where officer_id = $1),
added as (
  insert into queue_view (id, officer_id, name, query, kept_at)
  select $2::uuid, $3::uuid, $4, $5, $6::timestamptz
  from held
  where held < $7
  on conflict (officer_id, name) do nothing
  returning id
)
select held, (select count(*)::int from added) as kept from held;


-- viewsOf

select id, name, query
from queue_view
where officer_id = $1
order by name, id;
