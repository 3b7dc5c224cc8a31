-- src/modules/locker/server/terms-store.postgres.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- loadPaperTerms

insert into paper_terms (type, holding, names_holder, valid_months, ends, asked_as, about)
select type, holding, "namesHolder", "validMonths", ends, "askedAs", about
from jsonb_to_recordset($1::jsonb)
  as given (type text, holding text, "namesHolder" boolean, "validMonths" integer, ends boolean, "askedAs" text, about text)
on conflict (type) do update set holding = excluded.holding, names_holder = excluded.names_holder, valid_months = excluded.valid_months,
  ends = excluded.ends, asked_as = excluded.asked_as, about = excluded.about
where (paper_terms.holding, paper_terms.names_holder, paper_terms.valid_months, paper_terms.ends, paper_terms.asked_as, paper_terms.about)
  is distinct from (excluded.holding, excluded.names_holder, excluded.valid_months, excluded.ends, excluded.asked_as, excluded.about);

insert into paper_code (kind, code, type, asked_as, number_means)
select kind, code, type, "askedAs", "numberMeans" from jsonb_to_recordset($1::jsonb)
  as given (kind text, code text, type text, "askedAs" text, "numberMeans" text)
on conflict (kind, code) do update set type = excluded.type, asked_as = excluded.asked_as, number_means = excluded.number_means
where (paper_code.type, paper_code.asked_as, paper_code.number_means)
  is distinct from (excluded.type, excluded.asked_as, excluded.number_means);


-- readTypeTable

select
(select coalesce(json_agg(json_build_object('type', t.type, 'holding', t.holding, 'namesHolder', t.names_holder,
  'validMonths', t.valid_months, 'ends', t.ends, 'askedAs', t.asked_as, 'about', t.about)), '[]') from paper_terms t) as terms,
(select coalesce(json_agg(json_build_object('kind', c.kind, 'code', c.code, 'type', c.type, 'askedAs', c.asked_as,
  'numberMeans', c.number_means)), '[]') from paper_code c) as codes;
