-- src/modules/account/server/officer-account-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- closeAllSessions

delete from session
where account_id = $1;


-- closeSessionsBut

delete from session
where account_id = $1 and token_hash is distinct from $2;


-- countAdministratorsBesides

select count(distinct officer.id)::int as count
from officer_role
join officer on officer.id = officer_role.officer_id
join account on account.officer_id = officer.id
where role = 'administrator' and agency_id = any($1::text[]) and officer.active
  and account.closed_at is null and account.first_password_until is null and officer.id <> $2;


-- findAccountOfOfficer

select id as "accountId", login, first_password_until as "firstPasswordUntil"
from account
where officer_id = $1;


-- holdAdministrators

select pg_advisory_xact_lock(hashtextextended('administrators', 0));


-- replacePassword

update account
set password_hash = $1
where id = $2 and password_hash = $3
returning 1;


-- setFirstPassword

update account
set password_hash = $1, first_password_until = $2
where id = $3;


-- setOwnPassword

update account set password_hash = $1, first_password_until = null
where id = $2 and first_password_until is not null and password_hash = $3
returning 1;


-- setTotpSecret

update account
set totp_secret = $1, totp_last_step = 0
where id = $2;
