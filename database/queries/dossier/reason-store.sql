-- src/modules/dossier/server/reason-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- loadCodedReasons

insert into coded_reason (kind, code, nth, names, ground, from_on, until_on)
select kind, code, nth, names, ground, "from", until from jsonb_to_recordset($1::jsonb)
  as given (kind text, code text, nth integer, names jsonb, ground text, "from" date, until date)
on conflict (kind, code) do update set nth = excluded.nth, names = excluded.names, ground = excluded.ground, from_on = excluded.from_on,
  until_on = excluded.until_on
where (coded_reason.nth, coded_reason.names, coded_reason.ground, coded_reason.from_on, coded_reason.until_on)
  is distinct from (excluded.nth, excluded.names, excluded.ground, excluded.from_on, excluded.until_on);


-- reasonNames

select code, names
from coded_reason
where kind = $1
order by nth, code;


-- reasonsOn

select code, names, ground from coded_reason
where kind = $1 and from_on <= $2::date and (until_on is null or until_on >= $3::date)
order by nth, code;
