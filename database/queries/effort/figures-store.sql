-- src/modules/effort/server/figures-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- askedAgainMost

select procedure_code as "procedureCode", kind, item, max(label) as label, sum(times)::bigint as times
from asked_again
where year = $1 and ($2::text is null or procedure_code = $3::text)
group by procedure_code, kind, item
order by times desc, procedure_code, kind, item
limit $4;


-- figuresByAgency

select procedure_code as "procedureCode", agency_id as "agencyId", filings, fields_asked as "fieldsAsked",
  fields_laid_in as "fieldsLaidIn", fields_held as "fieldsHeld", fields_again as "fieldsAgain", papers_asked as "papersAsked",
  papers_reused as "papersReused", papers_held as "papersHeld", papers_again as "papersAgain", trips_avoided as "tripsAvoided"
from filing_figure
where year = $1 and filings >= $2
order by procedure_code, agency_id;


-- figuresByProcedure

with summed as (
    select procedure_code,
coalesce(sum(filings), 0)::int as filings, coalesce(sum(fields_asked), 0)::bigint as "fieldsAsked",
coalesce(sum(fields_laid_in), 0)::bigint as "fieldsLaidIn", coalesce(sum(fields_held), 0)::bigint as "fieldsHeld",
coalesce(sum(fields_again), 0)::bigint as "fieldsAgain", coalesce(sum(papers_asked), 0)::bigint as "papersAsked",
coalesce(sum(papers_reused), 0)::bigint as "papersReused", coalesce(sum(papers_held), 0)::bigint as "papersHeld",
coalesce(sum(papers_again), 0)::bigint as "papersAgain", coalesce(sum(trips_avoided), 0)::bigint as "tripsAvoided" from filing_figure where year = $1 group by procedure_code
  )
  select summed.procedure_code as "procedureCode", coalesce(p.name, summed.procedure_code) as name, filings, "fieldsAsked", "fieldsLaidIn",
    "fieldsHeld", "fieldsAgain", "papersAsked", "papersReused", "papersHeld", "papersAgain", "tripsAvoided",
    (select percentile_disc(0.5) within group (order by active_seconds)
     from (select active_seconds from filing_measured m
       where m.procedure_code = summed.procedure_code and active_seconds is not null
       order by filed_at desc limit 200) as latest) as "medianSeconds"
  from summed
  left join procedure p on p.code = summed.procedure_code
  order by filings desc, summed.procedure_code;


-- filingFigure

select
coalesce(sum(filings), 0)::int as filings, coalesce(sum(fields_asked), 0)::bigint as "fieldsAsked",
coalesce(sum(fields_laid_in), 0)::bigint as "fieldsLaidIn", coalesce(sum(fields_held), 0)::bigint as "fieldsHeld",
coalesce(sum(fields_again), 0)::bigint as "fieldsAgain", coalesce(sum(papers_asked), 0)::bigint as "papersAsked",
coalesce(sum(papers_reused), 0)::bigint as "papersReused", coalesce(sum(papers_held), 0)::bigint as "papersHeld",
coalesce(sum(papers_again), 0)::bigint as "papersAgain", coalesce(sum(trips_avoided), 0)::bigint as "tripsAvoided" from filing_figure
  where year = $1 and ($2::text is null or procedure_code = $3::text);
