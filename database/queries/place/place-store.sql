-- src/modules/place/server/place-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- readUnits

select revision
from reference_revision
where room = $1;

select code, kind, name, province_code as "provinceCode"
from place_unit
order by code;
