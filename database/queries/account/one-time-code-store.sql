-- src/modules/account/server/one-time-code-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- addCode

insert into one_time_code (id, phone, code_mac, sealed_message, asked_at, expires_at)
values ($1, $2, $3, $4, $5, $6);


-- findChallenge

select id, phone, used_at is null and expires_at > $1 as open, expires_at as "expiresAt"
from one_time_code where id = $2;


-- findUnsentMessage

select phone, sealed_message as sealed from one_time_code
where id = $1 and sealed_message is not null and used_at is null and expires_at > $2;


-- useCode

update one_time_code set used_at = $1, sealed_message = null
where id = $2 and code_mac = $3 and used_at is null and expires_at > $4
returning id;


-- wipeMessage

update one_time_code
set sealed_message = null
where id = $1;
