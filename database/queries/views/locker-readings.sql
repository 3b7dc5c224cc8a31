-- src/views/locker-readings.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- lockerReadings

select (l.at at time zone 'Asia/Ho_Chi_Minh')::date as day, p.full_name as name, count(*)::int as looks,
  count(distinct l.data ->> 'paper')::int as papers, max(l.at) as last
from ledger_entry l
left join person p on p.id = l.actor_id
where l.subject_kind = 'locker' and l.subject_id = $1 and l.kind = 'personal-data-read'
group by 1, l.actor_id, p.full_name
order by max(l.at) desc
limit $2;
