-- src/modules/citizen/server/person-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- addPerson

insert into person (id, phone, created_at, updated_at)
values ($1, $2, $3, $4);


-- findPersonByCard

select id, identity = 'verified' as proven from person
where full_name is not null and (cccd = $1 or phone = $2)
order by identity = 'verified' desc limit 2;


-- getPerson

select id, identity, full_name as "fullName", cccd, born_on as "birthDate", sex, address, phone, email
from person
where id = $1;


-- isVerifiedOfAnother

select 1
from person
where cccd = $1 and identity = 'verified' and id <> $2;


-- storeProfile

update person set full_name = $1, cccd = $2, born_on = $3, sex = $4,
  address = $5::jsonb, email = $6, updated_at = $7
where id = $8;


-- verifyIdentity

update person
set identity = 'verified', updated_at = $1
where id = $2 and identity = 'declared';
