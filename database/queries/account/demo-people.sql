-- src/modules/account/server/demo-people.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- loadDemoPeople

select pg_advisory_xact_lock(hashtextextended('demo people', 0));

select account.id, officer_id as "officerId", password_hash as "passwordHash", totp_secret as "totpSecret",
  first_password_until as "firstPasswordUntil", closed_at is not null or not officer.active as closed
from account join officer on officer.id = officer_id
where login = $1;

select id, person_id as "personId", closed_at is not null as closed
from account
where phone = $1;

select id, identity, full_name as "fullName", cccd, born_on as "birthDate", sex, address, phone, email
from person
where id = $1;
