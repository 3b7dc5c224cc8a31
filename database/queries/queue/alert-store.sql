-- src/modules/queue/server/alert-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- keepAlerts

insert into reception_alert (dossier_id, at)
select id, $1::timestamptz from unnest($2::uuid[]) as filing (id)
on conflict (dossier_id) do nothing
returning dossier_id as id;
