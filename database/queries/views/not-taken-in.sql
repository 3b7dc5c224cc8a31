-- src/views/not-taken-in.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- allNotTakenIn

select d.id from dossier d
left join locker_taken t on t.dossier_id = d.id
where d.id > $1::uuid and t.dossier_id is null
order by d.id
limit $2;


-- notTakenIn

select d.id from dossier d
left join locker_taken t on t.dossier_id = d.id
where d.applicant_id = $1 and t.dossier_id is null
order by d.filed_at, d.id
limit $2;
