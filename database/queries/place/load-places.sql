-- src/modules/place/server/load-places.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- loadPlaces

insert into place_unit (code, kind, name, province_code)
select code, kind, name, "provinceCode"
from jsonb_to_recordset($1::jsonb)
  as given (code text, kind text, name text, "provinceCode" text)
on conflict (code) do update
  set kind = excluded.kind, name = excluded.name, province_code = excluded.province_code
  where (place_unit.kind, place_unit.name, place_unit.province_code)
    is distinct from (excluded.kind, excluded.name, excluded.province_code);
