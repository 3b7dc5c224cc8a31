-- src/views/procedure-names.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- procedureNames

select code, name
from procedure
where online and published_revision_id is not null
order by name, code;
