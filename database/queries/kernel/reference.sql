-- src/kernel/reference.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- readMarks

select (select json_object_agg(room, revision)
from reference_revision) as marks;
