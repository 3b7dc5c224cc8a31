-- src/modules/account/server/session-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

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
  session.expires_at as "expiresAt", session.reauthenticated_at as "reauthenticatedAt"
from session
join account on account.id = session.account_id
left join person on person.id = account.person_id
left join officer on officer.id = account.officer_id
where session.token_hash = $6 and session.expires_at > $7 and account.closed_at is null
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
