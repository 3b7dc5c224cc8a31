-- src/views/agency-work.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- agencyWork

select
(select count(*)::int from (
  select id from dossier where desk_id = $1 and place = any($2::text[])
  union
  select id from dossier where unit_id = $3 and place = any($4::text[])
  union
  select id from dossier where agency_id = $5 and place not in ('reception-refused', 'withdrawn', 'stopped', 'handed-over')
  union
  select id from dossier
  where consulted @> array[$6] and consulted <> '{}' and place not in ('reception-refused', 'withdrawn', 'stopped', 'handed-over')
) as unfinished) as dossiers,
(select count(distinct officer_id)::int from officer_role where agency_id = $7) as officers,
(select count(*)::int from procedure_revision
  where state = 'published' and (handling::text like $8 or route::text like $9)) as procedures;
