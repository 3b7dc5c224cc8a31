-- src/views/account-statements.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- accountStatements

select (select json_object_agg(room, revision)
from reference_revision) as marks;

select code, kind, name, province_code as "provinceCode"
from place_unit
order by code;

select updated_at as at from person where id = $1
union all
select updated_at from organisation where id = $2;

select id, identity, full_name as "fullName", cccd, born_on as "birthDate", sex, address, phone, email
from person
where id = $1;
