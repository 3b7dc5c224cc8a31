-- src/modules/paper/server/collect-objects.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- collectObjects

select sha256 from stored_object
where seen_at < $1 and scan <> 'infected' and sha256 > $2
order by sha256
limit $3;
