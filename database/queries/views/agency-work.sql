-- src/views/agency-work.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- agencyWork

select
(select count(*)::int from dossier
  where place not in ('reception-refused', 'withdrawn', 'stopped', 'handed-over')
    and (desk_id = $1 or agency_id = $2 or unit_id = $3 or $4 = any(consulted))) as dossiers,
(select count(distinct officer_id)::int from officer_role where agency_id = $5) as officers,
(select count(*)::int from procedure_revision
  where state = 'published' and (handling::text like $6 or route::text like $7)) as procedures;
