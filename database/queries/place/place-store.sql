-- src/modules/place/server/place-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- readUnits

select (select json_object_agg(room, revision)
from reference_revision) as marks;

select code, kind, name, province_code as "provinceCode"
from place_unit
order by code;
