-- src/modules/locker/server/inquiry-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- addFetched

insert into locker_fetched (paper_id, inquiry_id) values ($1, $2)
on conflict (paper_id, inquiry_id) do nothing;


-- appendInquiry

insert into locker_inquiry (id, party_id, by_person, procedure_code, type, at, outcome, signature)
values ($1, $2, $3, $4, $5, $6,
  $7, $8);


-- inquiriesSince

select count(*)::int as count
from locker_inquiry
where by_person = $1 and at > $2::timestamptz;
