-- src/modules/account/server/session-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- clearActing

update session set acting_mandate_id = null, acting_since = null
where token_hash = $1 and acting_mandate_id = $2;


-- closeOtherSessions

delete from session
where account_id = $1 and kind = 'browser' and token_hash <> $2;


-- closeSession

delete from session
where token_hash = $1;


-- findSession

with slid as (
  update session set expires_at = least(ends_at, $1::timestamptz + make_interval(secs => idle_seconds))
  where token_hash = $2 and expires_at > $3 and expires_at < ends_at
    and expires_at < $4::timestamptz + make_interval(secs => idle_seconds - $5)
)
select session.kind, account.id as "accountId", account.person_id as "personId", account.officer_id as "officerId",
  coalesce(person.full_name, officer.full_name) as name,
  coalesce((
    select jsonb_agg(jsonb_build_object('role', role, 'agencyId', agency_id) order by agency_id, role)
    from officer_role where officer_role.officer_id = account.officer_id
  ), '[]') as roles,
  coalesce((
    select jsonb_agg(jsonb_build_object('officerId', away.id, 'name', away.full_name, 'role', seat.role, 'agencyId', seat.agency_id,
      'until', substitution.until_on) order by seat.agency_id, seat.role, away.full_name)
    from substitution
    join officer away on away.id = substitution.officer_id and away.active
    join officer_role seat on seat.officer_id = away.id and seat.role = substitution.role and seat.agency_id = substitution.agency_id
    where substitution.substitute_id = account.officer_id and substitution.ended_at is null
      and substitution.from_on <= $6::date and substitution.until_on >= $7::date
  ), '[]') as "standIns",
  session.expires_at as "expiresAt", session.reauthenticated_at as "reauthenticatedAt",
  account.lang, account.text_size as "textSize", account.contrast,
  mandate.id as "actingMandateId", session.acting_since as "actingSince", coalesce(principal.full_name, organisation.name, '') as "actingName",
  case when mandate.state = 'in-force' and mandate.from_on <= $8 and (mandate.until_on is null or mandate.until_on >= $9)
    then jsonb_build_object('kind', party.kind, 'id', party.id, 'name', coalesce(principal.full_name, organisation.name, ''),
      'mandateId', mandate.id, 'as', mandate.kind, 'procedures', mandate.procedures, 'until', mandate.until_on)
  end as "actingFor",
  (select json_object_agg(room, revision) from reference_revision) as marks
from session
join account on account.id = session.account_id
left join person on person.id = account.person_id
left join officer on officer.id = account.officer_id
left join mandate on mandate.delegate_id = account.person_id
  and mandate.id = case session.kind when 'token' then $10::uuid else session.acting_mandate_id end
left join party on party.id = mandate.principal_id
left join person principal on principal.id = party.id
left join organisation on organisation.id = party.id
where session.token_hash = $11 and session.expires_at > $12 and account.closed_at is null
  and (officer.id is null or officer.active);


-- markReauthenticated

update session
set reauthenticated_at = $1
where token_hash = $2;


-- openSession

with replaced as (delete from session where token_hash = $1)
insert into session (token_hash, account_id, kind, created_at, expires_at, ends_at, idle_seconds)
values ($2, $3, $4, $5,
  $6, $7, $8);


-- setActing

update session set acting_mandate_id = $1, acting_since = $2
where token_hash = $3 and kind = 'browser';
