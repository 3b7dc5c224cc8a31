-- src/views/unopened-filings.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- receiversOf

select o.id as "officerId", o.email
from officer_role r
join officer o on o.id = r.officer_id
where r.role = 'receiver' and r.agency_id = $1 and o.active and o.email is not null
order by o.id;


-- unopenedFilings

select d.id, d.desk_id as "deskId", a.name as "deskName", d.agency_id as "agencyId", d.filed_at as "filedAt"
from dossier d
join agency a on a.id = d.desk_id
where d.place = 'filed' and d.channel = 'online' and d.desk_id in (select holder from queue_count where scope = 'desk'
    union select holder from queue_count_change where scope = 'desk')
  and (select count(*) from dossier_seen s where s.dossier_id = d.id) = 0
  and not exists (select from reception_alert r where r.dossier_id = d.id)
order by d.id;
