-- src/modules/notice/server/withdrawal-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- keepWithdrawal

insert into paper_withdrawal (paper_id, at, officer_id, role, agency_id, reason)
values ($1, $2, $3, $4, $5, $6)
on conflict (paper_id) do nothing
returning paper_id;


-- withdrawalsOf

select paper_id as "paperId", at, officer_id as "officerId", role, agency_id as "agencyId", reason
from paper_withdrawal
where paper_id in (select id
from issued_paper
where dossier_id = $1);
