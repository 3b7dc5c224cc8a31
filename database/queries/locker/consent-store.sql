-- src/modules/locker/server/consent-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- appendConsent

insert into locker_consent (party_id, purpose, paper_id, given, at, by_person)
values ($1, $2, $3, $4, $5, $6);


-- consentHolds

select given from locker_consent
where party_id = $1 and purpose = $2 and paper_id is null
order by id desc
limit 1;


-- consentsOf

select purpose, paper_id as "paperId", given, at
from locker_consent
where party_id = $1
order by id;
