-- src/modules/agency/server/load-agencies.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- loadAgencies

select (select json_object_agg(room, revision)
from reference_revision) as marks;

select code, kind, name, province_code as "provinceCode"
from place_unit
order by code;

select id, weekdays, hours, saturday
from session_plan
order by id;

select on_date as "on", kind, name, status
from calendar_day
order by on_date;

insert into agency (id, name, kind, parent_id, unit_code, session_plan_id, id_source, address, phone)
select id, name, kind, "parentId", "unitCode", "sessionPlanId", "idSource", address, phone
from jsonb_to_recordset($1::jsonb)
  as given (id text, name text, kind text, "parentId" text, "unitCode" text, "sessionPlanId" text, "idSource" text, address text, phone text)
on conflict (id) do update
  set name = excluded.name, kind = excluded.kind, parent_id = excluded.parent_id, unit_code = excluded.unit_code,
    session_plan_id = excluded.session_plan_id, id_source = excluded.id_source,
    address = excluded.address, phone = excluded.phone
  where not agency.kept_by_office and (agency.name, agency.kind, agency.parent_id, agency.unit_code, agency.session_plan_id, agency.id_source,
    agency.address, agency.phone)
    is distinct from
    (excluded.name, excluded.kind, excluded.parent_id, excluded.unit_code, excluded.session_plan_id, excluded.id_source,
    excluded.address, excluded.phone);
