-- src/modules/staff/server/officer-seats-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- findOfficerSeats

select
  coalesce((
    select jsonb_agg(jsonb_build_object('role', role, 'agencyId', agency_id) order by agency_id, role)
    from officer_role where officer_role.officer_id = officer.id
  ), '[]') as roles,
  coalesce((
    select jsonb_agg(jsonb_build_object('officerId', away.id, 'name', away.full_name, 'role', seat.role, 'agencyId', seat.agency_id,
      'until', substitution.until_on) order by seat.agency_id, seat.role, away.full_name)
    from substitution
    join officer away on away.id = substitution.officer_id and away.active
    join officer_role seat on seat.officer_id = away.id and seat.role = substitution.role and seat.agency_id = substitution.agency_id
    where substitution.substitute_id = officer.id and substitution.ended_at is null
      and substitution.from_on <= $1::date and substitution.until_on >= $2::date
  ), '[]') as "standIns"
from officer
where id = $3 and active;
