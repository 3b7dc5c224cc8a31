-- src/modules/citizen/server/person-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- addMetPerson

insert into person (id, identity, full_name, cccd, born_on, sex, phone, address, created_at, updated_at)
values ($1, $2, $3, $4, $5, $6, $7,
  $8::jsonb, $9, $10)
on conflict (cccd) where identity = 'verified' do nothing
returning id;


-- addPerson

insert into person (id, phone, created_at, updated_at)
values ($1, $2, $3, $4);


-- correctContact

update person set email = coalesce($1, email), address = coalesce($2::jsonb, address), updated_at = $3
where id = $4;


-- fillMetPerson

update person set phone = coalesce(phone, $1), address = coalesce(address, $2::jsonb),
  updated_at = $3
where id = $4 and (phone is null or address is null);


-- findDeclared

select id
from person
where cccd = $1 and phone = $2 and identity = 'declared'
limit 2;


-- findPerson

select id, identity, full_name as "fullName", cccd, born_on as "birthDate", sex, address, phone, email
from person
where id = $1;


-- findPersonByCard

select id, identity = 'verified' as proven from person
where full_name is not null and (cccd = $1 or phone = $2)
order by identity = 'verified' desc limit 2;


-- findVerified

select id
from person
where cccd = $1 and identity = 'verified';


-- getPerson

select id, identity, full_name as "fullName", cccd, born_on as "birthDate", sex, address, phone, email
from person
where id = $1;


-- isVerifiedOfAnother

select 1
from person
where cccd = $1 and identity = 'verified' and id <> $2;


-- proveMetPerson

update person set identity = 'verified', full_name = $1, born_on = $2, sex = $3,
  address = coalesce(address, $4::jsonb), updated_at = $5
where id = $6 and identity = 'declared';


-- storeProfile

update person set full_name = $1, cccd = $2, born_on = $3, sex = $4,
  address = $5::jsonb, email = $6, updated_at = $7
where id = $8;


-- verifyIdentity

update person
set identity = 'verified', updated_at = $1
where id = $2 and identity = 'declared';
