-- src/modules/locker/server/put-by-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- forgetPutBy

select p.id from locker_paper p
join locker_put_by b on b.paper_id = p.id
where p.id = $1 and ($2::uuid is null or p.party_id = $3::uuid)
  and not exists (select from locker_origin g where g.paper_id = p.id)
  and not exists (select from locker_fetched f where f.paper_id = p.id)
for update;

delete from locker_share
where paper_id = $1;

delete from locker_put_by
where paper_id = $1;

delete from locker_paper
where id = $1;


-- roomTaken

select count(*)::int as papers, coalesce(sum(p.size), 0)::bigint as bytes
from locker_put_by b
join locker_paper p on p.id = b.paper_id
where p.party_id = $1;


-- unusedSince

select p.id
from locker_put_by b
join locker_paper p on p.id = b.paper_id
where b.at < $1::timestamptz and not exists (select from locker_origin g where g.paper_id = p.id)
  and not exists (select from locker_fetched f where f.paper_id = p.id)
order by b.at
limit $2;
