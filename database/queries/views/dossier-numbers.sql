-- src/views/dossier-numbers.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- dossierNumbers

select id, coalesce(code, reference) as number
from dossier
where id = any($1::uuid[]);
