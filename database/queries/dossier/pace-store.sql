-- src/modules/dossier/server/pace-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- countPaces

with counted as (
  select procedure_code, count(*)::int as dossiers,
    percentile_disc(0.5) within group (order by minutes) as median_minutes,
    percentile_disc(0.9) within group (order by minutes) as ninety_minutes
  from dossier_pace
  where ended_at >= $1
  group by procedure_code
), gone as (
  delete from procedure_pace where procedure_code not in (select procedure_code from counted)
)
insert into procedure_pace (procedure_code, dossiers, median_minutes, ninety_minutes, since, counted_at)
select procedure_code, dossiers, median_minutes, ninety_minutes, $2::timestamptz, $3::timestamptz
from counted
on conflict (procedure_code) do update set
  dossiers = excluded.dossiers, median_minutes = excluded.median_minutes, ninety_minutes = excluded.ninety_minutes,
  since = excluded.since, counted_at = excluded.counted_at;


-- findPace

select dossiers, median_minutes as "medianMinutes", ninety_minutes as "ninetyMinutes", since, counted_at as "countedAt"
from procedure_pace
where procedure_code = $1;


-- keepPace

insert into dossier_pace (dossier_id, procedure_code, ended_at, minutes)
select id, "procedureCode", "endedAt", minutes
from jsonb_to_recordset($1::jsonb) as given (id uuid, "procedureCode" text, "endedAt" timestamptz, minutes integer)
on conflict (dossier_id) do nothing;


-- unmeasuredDossiers

select id, ended_at as "endedAt" from dossier
where national in (9, 10) and ended_at >= $1
  and not exists (select from dossier_pace where dossier_pace.dossier_id = dossier.id)
order by ended_at, id
limit $2;
