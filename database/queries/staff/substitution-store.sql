-- src/modules/staff/server/substitution-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- closeSubstitution

update substitution set ended_at = $1::timestamptz, ended_by = $2::uuid
where id = $3 and ended_at is null
returning id;


-- findOverlapping

select
s.id, s.officer_id as "officerId", away.full_name as "officerName", s.role, s.agency_id as "agencyId",
s.substitute_id as "substituteId", there.full_name as "substituteName", s.from_on as "fromOn", s.until_on as "untilOn", s.reason,
s.named_by as "namedBy", s.named_at as "namedAt", s.ended_at as "endedAt"
  from substitution s
  join officer away on away.id = s.officer_id
  join officer there on there.id = s.substitute_id
  where s.officer_id = $1 and s.role = $2 and s.agency_id = $3 and s.ended_at is null
    and s.from_on <= $4::date and s.until_on >= $5::date
  order by s.until_on desc, s.id desc
  limit $6;


-- findSubstitution

select
s.id, s.officer_id as "officerId", away.full_name as "officerName", s.role, s.agency_id as "agencyId",
s.substitute_id as "substituteId", there.full_name as "substituteName", s.from_on as "fromOn", s.until_on as "untilOn", s.reason,
s.named_by as "namedBy", s.named_at as "namedAt", s.ended_at as "endedAt"
  from substitution s
  join officer away on away.id = s.officer_id
  join officer there on there.id = s.substitute_id
  where s.id = $1
  order by s.until_on desc, s.id desc
  limit $2;


-- holdSeat

select 1 from officer_role r join officer o on o.id = r.officer_id
where r.officer_id = $1 and r.role = $2 and r.agency_id = $3 and o.active
for update of r;


-- insertSubstitution

insert into substitution (id, officer_id, role, agency_id, substitute_id, from_on, until_on, reason, named_by, named_at)
values ($1, $2, $3, $4, $5, $6::date,
  $7::date, $8, $9::uuid, $10::timestamptz);


-- officersAt

select distinct on (o.full_name, o.id) o.id as "officerId", o.full_name as name, r.role, r.agency_id as "agencyId"
from officer_role r
join officer o on o.id = r.officer_id
where r.agency_id = any($1::text[]) and r.role = any($2::text[]) and o.active
order by o.full_name, o.id, r.agency_id desc;


-- substitutionsAt

select
s.id, s.officer_id as "officerId", away.full_name as "officerName", s.role, s.agency_id as "agencyId",
s.substitute_id as "substituteId", there.full_name as "substituteName", s.from_on as "fromOn", s.until_on as "untilOn", s.reason,
s.named_by as "namedBy", s.named_at as "namedAt", s.ended_at as "endedAt"
  from substitution s
  join officer away on away.id = s.officer_id
  join officer there on there.id = s.substitute_id
  where s.agency_id = any($1::text[])
  order by s.until_on desc, s.id desc
  limit $2;


-- substitutionsOfOfficer

select
s.id, s.officer_id as "officerId", away.full_name as "officerName", s.role, s.agency_id as "agencyId",
s.substitute_id as "substituteId", there.full_name as "substituteName", s.from_on as "fromOn", s.until_on as "untilOn", s.reason,
s.named_by as "namedBy", s.named_at as "namedAt", s.ended_at as "endedAt"
  from substitution s
  join officer away on away.id = s.officer_id
  join officer there on there.id = s.substitute_id
  where s.officer_id = $1 or s.substitute_id = $2
  order by s.until_on desc, s.id desc
  limit $3;
