-- src/gateways/zalo/budget.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- takeFromBudget

with gone as (delete from zalo_budget where slot < $1)
insert into zalo_budget (slot, used) values ($2, 1)
on conflict (slot) do update set used = zalo_budget.used + 1
returning used, set_config('synchronous_commit', 'off', true) as commit;
