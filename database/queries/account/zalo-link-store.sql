-- src/modules/account/server/zalo-link-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- awaitsLinkCode

select
from zalo_link_code
where user_id = $1 and expires_at > $2;


-- dropLink

delete from zalo_link
where account_id = $1
returning account_id;


-- dropLinkCode

delete from zalo_link_code
where user_id = $1;


-- findLinked

select account.id as "accountId", account.person_id as "personId"
from zalo_link link join account on account.id = link.account_id
where link.user_id = $1 and account.closed_at is null and account.phone = link.phone and account.person_id is not null;


-- keepLink

delete from zalo_link link using account
where account.id = link.account_id and link.user_id = $1
  and (account.closed_at is not null or account.phone is distinct from link.phone);

insert into zalo_link (account_id, user_id, phone, linked_at)
select id, $1, phone, $2 from account
where id = $3 and closed_at is null and phone is not null
  and not exists (select from zalo_link other where other.user_id = $4 and other.account_id <> account.id)
on conflict (account_id) do update set user_id = excluded.user_id, phone = excluded.phone, linked_at = excluded.linked_at
returning account_id;


-- keepLinkCode

insert into zalo_link_code (user_id, account_id, code_mac, expires_at)
values ($1, (select id from account where phone = $2 and kind = 'citizen' and closed_at is null), $3, $4)
on conflict (user_id) do update
  set account_id = excluded.account_id, code_mac = excluded.code_mac, expires_at = excluded.expires_at, tries = 0
returning account_id is not null as known;


-- keepLinkToken

with earlier as (delete from zalo_link_token where account_id = $1)
insert into zalo_link_token (token_hash, account_id, expires_at) values ($2, $3, $4);


-- linkedSince

select link.linked_at as at from zalo_link link join account on account.id = link.account_id
where link.account_id = $1 and account.phone = link.phone;


-- spendLinkToken

delete from zalo_link_token where token_hash = $1
returning account_id as "accountId", expires_at > $2 as holds;


-- tryLinkCode

update zalo_link_code set tries = tries + 1
where user_id = $1 and expires_at > $2 and tries < $3
returning account_id as "accountId", code_mac = $4 as right;


-- zaloUserOf

select link.user_id as "userId"
from zalo_link link join account on account.id = link.account_id
where account.person_id = $1 and account.closed_at is null and account.phone = link.phone;
