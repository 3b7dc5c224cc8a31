-- src/modules/paper/server/paper-type-store.postgres.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- listPaperTypes

select type, name, gloss, note
from paper_type
order by type;


-- loadPaperTypes

insert into paper_type (type, name, gloss, note)
select type, name, gloss, note from jsonb_to_recordset($1::jsonb)
  as given (type text, name text, gloss text, note text)
on conflict (type) do update set name = excluded.name, gloss = excluded.gloss, note = excluded.note
where (paper_type.name, paper_type.gloss, paper_type.note) is distinct from (excluded.name, excluded.gloss, excluded.note);

select type, name, gloss, note
from paper_type
order by type;
