-- src/views/papers-ending.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- papersEnding

select p.id as "paperId", reader.id as "personId", p.name, p.number, p.expires_on as "expiresOn", reader.email
from locker_paper p
join lateral (
  select person.id, person.email from person where person.id = p.party_id
  union
  select person.id, null from mandate m
  join person on person.id = m.delegate_id
  where m.principal_id = p.party_id and m.kind = 'representative' and m.state = 'in-force' and m.from_on <= $1::date
    and (m.until_on is null or m.until_on >= $2::date)
) reader on true
where p.expires_on > $3::date and p.expires_on <= $4::date and p.standing = 'stands' and p.holder_id = p.party_id
  and not exists (
    select from locker_paper later
    where later.party_id = p.party_id and later.type = p.type and later.standing = 'stands' and later.expires_on > p.expires_on
      and (later.about_kind, later.about_key) is not distinct from (p.about_kind, p.about_key)
  )
order by p.expires_on, p.id
limit $5;
