-- src/modules/procedure/server/list-procedures.postgres.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- countChoices

with found as materialized (
    select procedure.field, procedure.level, coalesce(procedure.agency_id, $1) as agency, procedure.audience,
      procedure.online_level, procedure.agency_id
    from
  unnest($2::text[]) with ordinality as found (code, at)
  join procedure on procedure.code = found.code
  )
  select * from (
        select 'field' as filter, procedure.field as value, count(*)::int as count
        from found as procedure
        where true
        group by 2 union all
        select 'level' as filter, procedure.level as value, count(*)::int as count
        from found as procedure
        where true
        group by 2 union all
        select 'agency' as filter, procedure.agency as value, count(*)::int as count
        from found as procedure
        where true
        group by 2 union all
        select 'audience' as filter, either.chosen as value, count(*)::int as count
        from found as procedure
join (values ('citizen', 'citizen'), ('business', 'business'), ('both', 'citizen'), ('both', 'business')) as either (audience, chosen)
  on either.audience = procedure.audience
        where true
        group by 2 union all
        select 'online' as filter, procedure.online_level as value, count(*)::int as count
        from found as procedure
        where true
        group by 2) as counted
  order by filter, count desc, value collate "vi-x-icu";


-- listProcedures

select
procedure.code, procedure.name, procedure.field, procedure.field_code as "fieldCode", procedure.level, procedure.audience,
procedure.online, procedure.online_level as "onlineLevel", procedure.agency_id as "agencyId",
procedure.published_revision_id as "revisionId", count(*) over ()::int as total
  from
  unnest($1::text[]) with ordinality as found (code, at)
  join procedure on procedure.code = found.code
  where procedure.field = $2 and procedure.level = $3 and procedure.agency_id = $4 and procedure.audience in ($5, 'both') and procedure.online_level = $6
  order by found.at
  limit $7 offset $8;
