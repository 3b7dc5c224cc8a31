-- src/modules/procedure/server/search-index.postgres.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- findNearTerms

select term, procedures from search_term
where procedures > 0 and term in (
  select term from search_slip where slip = any($1::text[])
  union all
  select term from search_term where $2 and term like $3 and length(term) <= $4
);


-- findPhrases

select spelled, spoken, meant from search_phrase
where spoken = any($1::text[])
order by spelled, meant;


-- findTerms

select term, procedures from search_term
where term = any($1::text[]) and procedures > 0;


-- indexProcedures

update procedure
set indexed = md5($1)
where code = $2 and indexed is distinct from md5($3);

insert into search_term (term) select term
from jsonb_to_recordset($1::jsonb) as given (term text, weight real)
order by term
on conflict do nothing
returning term;

delete from search_entry
where code = $1 and term not in (select term
from jsonb_to_recordset($2::jsonb) as given (term text, weight real))
returning term;

update search_entry set weight = given.weight from jsonb_to_recordset($1::jsonb) as given (term text, weight real)
where search_entry.code = $2 and search_entry.term = given.term and search_entry.weight <> given.weight;

insert into search_entry (term, code, weight) select term, $1, weight from jsonb_to_recordset($2::jsonb) as given (term text, weight real)
on conflict do nothing
returning term;

update search_term set procedures = counted.procedures
from (
  select asked.term, count(search_entry.code)::int as procedures
  from unnest($1::text[]) as asked (term)
  left join search_entry on search_entry.term = asked.term
  group by asked.term
) as counted
where search_term.term = counted.term and search_term.procedures <> counted.procedures;


-- keepPhrases

delete from search_phrase
where (spelled, meant) not in (select spelled, meant
from jsonb_to_recordset($1::jsonb) as given (spelled text, spoken text, meant text));

insert into search_phrase (spelled, spoken, meant) select spelled, spoken, meant from jsonb_to_recordset($1::jsonb) as given (spelled text, spoken text, meant text)
on conflict do nothing;
