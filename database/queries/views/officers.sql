-- src/views/officers.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- listOfficers

select o.id, o.full_name as "fullName", a.login, vi_fold(o.full_name) as folded,
  case when not o.active or a.closed_at is not null then 'inactive' when a.first_password_until is not null then 'first' else 'active' end
    as standing,
  coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'agencyId', r.agency_id) order by r.agency_id, r.role)
    from officer_role r where r.officer_id = o.id), '[]') as roles
from officer o
join account a on a.officer_id = o.id
where (vi_fold(o.full_name) like $1 or a.login like $2)
  and (not $3 or exists (select from officer_role r where r.officer_id = o.id
    and ($4::text[] is null or r.agency_id = any($5::text[])) and ($6::text is null or r.role = $7)))
  and ($8::text is null or $9 = case when not o.active or a.closed_at is not null then 'inactive'
    when a.first_password_until is not null then 'first' else 'active' end)
  and (vi_fold(o.full_name), o.id) > ($10, $11::uuid)
order by vi_fold(o.full_name), o.id
limit $12;


-- officerAtWork

select created_at as "createdAt",
  (select count(*)::int from dossier d where d.assignee_id = o.id and d.ended_at is null) as assigned
from officer o where o.id = $1;


-- seatsAt

select o.id as "officerId", o.full_name as name, r.role
from officer_role r join officer o on o.id = r.officer_id
where r.agency_id = $1 and r.role = any($2::text[]) and o.active
order by r.role, vi_fold(o.full_name), o.id;
