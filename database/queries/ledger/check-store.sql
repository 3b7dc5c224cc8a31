-- src/modules/ledger/server/check-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- findLastCheck

select at, seal_number as "sealNumber", rows_sealed as "rowsSealed", heads_compared as "headsCompared", breaks, first_break as "firstBreak"
from ledger_check order by id desc limit 1;


-- insertCheck

insert into ledger_check (at, seal_number, rows_sealed, heads_compared, breaks, first_break)
values ($1, $2, $3, $4, $5, $6::jsonb);
