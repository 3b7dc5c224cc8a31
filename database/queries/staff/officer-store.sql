-- src/modules/staff/server/officer-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- addOfficer

insert into officer (id, full_name, phone, email, created_at)
values ($1, $2, $3, $4, $5);


-- findOfficer

select officer.id, full_name as "fullName", phone, email, active,
  coalesce(jsonb_agg(jsonb_build_object('role', role, 'agencyId', agency_id) order by agency_id, role)
    filter (where role is not null), '[]') as roles
from officer
left join officer_role on officer_id = officer.id
where officer.id = $1
group by officer.id;


-- setActive

update officer
set active = $1
where id = $2 and active <> $3
returning 1;
