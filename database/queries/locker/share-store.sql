-- src/modules/locker/server/share-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- endShare

update locker_share
set ended_at = $1
where id = $2 and party_id = $3 and ended_at is null
returning id;


-- findShare

select s.id, s.party_id as "partyId", coalesce(p.full_name, o.name) as "ownerName", s.paper_id as "paperId", s.for_number as "forNumber",
  s.for_person as "forPerson", s.purpose, s.until, s.ended_at as "endedAt"
from locker_share s
left join person p on p.id = s.party_id
left join organisation o on o.id = s.party_id
where s.token_hash = $1;


-- insertShare

insert into locker_share (id, party_id, paper_id, token_hash, for_number, for_person, purpose, shared_at, until, by_person)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);


-- numberOfPerson

select cccd
from person
where id = $1 and identity = 'verified';


-- sharesOf

select s.id, s.paper_id as "paperId", p.name as "paperName", p.number as "paperNumber", s.for_number as "forNumber",
  s.for_person as "forPerson", whom.full_name as "forName", s.purpose, s.shared_at as "sharedAt", s.until,
  s.ended_at as "endedAt", coalesce(seen.looks, 0) as looks, seen.last as "lastLook"
from locker_share s
join locker_paper p on p.id = s.paper_id
left join person whom on whom.id = s.for_person
left join (
  select data ->> 'share' as share, count(*)::int as looks, max(at) as last
  from ledger_entry
  where subject_kind = 'locker' and subject_id = $1 and kind = 'personal-data-read' and reason = 'shared'
  group by 1
) seen on seen.share = s.id::text
where s.party_id = $2 and ($3::uuid is null or s.paper_id = $4::uuid)
order by s.shared_at desc
limit $5;
