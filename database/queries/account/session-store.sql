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
  session.expires_at as "expiresAt", session.reauthenticated_at as "reauthenticatedAt",
  account.lang, account.text_size as "textSize", account.contrast,
  mandate.id as "actingMandateId", session.acting_since as "actingSince", coalesce(principal.full_name, organisation.name, '') as "actingName",
  case when mandate.state = 'in-force' and mandate.from_on <= $6 and (mandate.until_on is null or mandate.until_on >= $7)
    then jsonb_build_object('kind', party.kind, 'id', party.id, 'name', coalesce(principal.full_name, organisation.name, ''),
      'mandateId', mandate.id, 'as', mandate.kind, 'procedures', mandate.procedures, 'until', mandate.until_on)
  end as "actingFor"
from session
join account on account.id = session.account_id
left join person on person.id = account.person_id
left join officer on officer.id = account.officer_id
left join mandate on mandate.delegate_id = account.person_id
  and mandate.id = case session.kind when 'token' then $8::uuid else session.acting_mandate_id end
left join party on party.id = mandate.principal_id
left join person principal on principal.id = party.id
left join organisation on organisation.id = party.id
where session.token_hash = $9 and session.expires_at > $10 and account.closed_at is null
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
