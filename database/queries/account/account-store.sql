-- src/modules/account/server/account-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- addCitizenAccount

insert into account (id, kind, person_id, phone, created_at)
values ($1, 'citizen', $2, $3, $4);


-- addOfficerAccount

insert into account (id, kind, officer_id, login, password_hash, totp_secret, created_at)
values ($1, 'officer', $2, $3, $4, $5, $6)
on conflict (login) do nothing
returning id;


-- findCitizenAccount

select id, person_id as "personId", closed_at is not null as closed
from account
where phone = $1;


-- findOfficerAccount

select account.id, officer_id as "officerId", password_hash as "passwordHash", totp_secret as "totpSecret",
  first_password_until as "firstPasswordUntil", closed_at is not null or not officer.active as closed
from account join officer on officer.id = officer_id
where login = $1;


-- findOpenAccount

select account.id from account left join officer on officer.id = officer_id
where (account.phone = $1 or login = $2) and closed_at is null and (officer.id is null or officer.active);


-- getOfficerAccount

select account.id, officer_id as "officerId", password_hash as "passwordHash", totp_secret as "totpSecret",
  first_password_until as "firstPasswordUntil", closed_at is not null or not officer.active as closed
from account join officer on officer.id = officer_id
where account.id = $1;


-- lockPhone

select pg_advisory_xact_lock(hashtextextended('account ' || $1::text, 0));


-- tieAccount

update account set person_id = $1
where id = $2 and person_id = $3 and closed_at is null
  and not exists (select 1 from account other where other.person_id = $4)
  and not exists (select 1 from draft where person_id = $5)
  and not exists (select 1 from dossier where applicant_id = $6)
  and not exists (select 1 from mandate where principal_id = $7 or delegate_id = $8)
returning id;


-- useTotpStep

update account
set totp_last_step = $1
where id = $2 and totp_last_step < $3
returning id;
