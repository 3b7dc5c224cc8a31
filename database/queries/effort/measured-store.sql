-- src/modules/effort/server/measured-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- isMeasured

select 1
from filing_measured
where dossier_id = $1;


-- keepMeasured

with kept as (
  insert into filing_measured (dossier_id, procedure_code, agency_id, year, filed_at, active_seconds, fields_asked, fields_laid_in,
    fields_held, fields_again, papers_asked, papers_reused, papers_held, papers_again, trips_avoided)
  values ($1, $2, $3, $4, $5, $6, $7,
    $8, $9, $10, $11, $12, $13, $14,
    $15)
  on conflict (dossier_id) do nothing
  returning *
), repeated as (
  insert into asked_again (procedure_code, agency_id, year, kind, item, label, times)
  select kept.procedure_code, kept.agency_id, kept.year, given.kind, given.item, max(given.label), count(*)
  from kept, jsonb_to_recordset($16::jsonb) as given (kind text, item text, label text)
  group by kept.procedure_code, kept.agency_id, kept.year, given.kind, given.item
  on conflict (procedure_code, agency_id, year, kind, item) do update set times = asked_again.times + excluded.times, label = excluded.label
)
insert into filing_figure (procedure_code, agency_id, year, filings, fields_asked, fields_laid_in, fields_held, fields_again, papers_asked,
  papers_reused, papers_held, papers_again, trips_avoided)
select procedure_code, agency_id, year, 1, fields_asked, fields_laid_in, fields_held, fields_again, papers_asked, papers_reused,
  papers_held, papers_again, trips_avoided
from kept
on conflict (procedure_code, agency_id, year) do update set
  filings = filing_figure.filings + 1,
  fields_asked = filing_figure.fields_asked + excluded.fields_asked,
  fields_laid_in = filing_figure.fields_laid_in + excluded.fields_laid_in,
  fields_held = filing_figure.fields_held + excluded.fields_held,
  fields_again = filing_figure.fields_again + excluded.fields_again,
  papers_asked = filing_figure.papers_asked + excluded.papers_asked,
  papers_reused = filing_figure.papers_reused + excluded.papers_reused,
  papers_held = filing_figure.papers_held + excluded.papers_held,
  papers_again = filing_figure.papers_again + excluded.papers_again,
  trips_avoided = filing_figure.trips_avoided + excluded.trips_avoided;


-- keepTrips

with before as (
  select procedure_code, agency_id, year, trips_avoided from filing_measured where dossier_id = $1 for update
), kept as (
  update filing_measured set trips_avoided = $2 where dossier_id = $3
)
update filing_figure figure set trips_avoided = figure.trips_avoided + $4 - before.trips_avoided
from before
where figure.procedure_code = before.procedure_code and figure.agency_id = before.agency_id and figure.year = before.year;
