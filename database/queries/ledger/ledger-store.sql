-- src/modules/ledger/server/ledger-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- enterInLedger

insert into ledger_entry (at, actor_kind, actor_id, actor_role, agency_id, kind, subject_kind, subject_id, reason, data)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9,
  $10::jsonb);


-- entriesAbout

select id, at, actor_kind, actor_id, actor_role, agency_id, kind, reason, data
from ledger_entry
where subject_kind = $1 and subject_id = $2 and ($3::bigint is null or id < $4::bigint)
order by id desc
limit $5;
