-- src/modules/procedure/server/life-event-store.postgres.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- keepLifeEvents

delete from life_event where slug not in (select slug from jsonb_to_recordset($1::jsonb)
as given (slug text, position integer, content jsonb));

insert into life_event (slug, position, content) select slug, position, content from jsonb_to_recordset($1::jsonb)
as given (slug text, position integer, content jsonb)
on conflict (slug) do update set position = excluded.position, content = excluded.content
  where (life_event.position, life_event.content) is distinct from (excluded.position, excluded.content);


-- readLifeEvents

select content
from life_event
order by position, slug;
