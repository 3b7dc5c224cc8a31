-- src/modules/dossier/server/absent-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- declaredAbsent

select component, reason
from declared_absent
where draft_id = $1
order by component;


-- dropAbsent

delete from declared_absent
where draft_id = $1 and component = $2;


-- keepAbsent

insert into declared_absent (draft_id, component, reason, declared_at, by_person)
values ($1, $2, $3, $4, $5)
on conflict (draft_id, component) do update set reason = excluded.reason, declared_at = excluded.declared_at, by_person = excluded.by_person;
