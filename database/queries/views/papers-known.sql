-- src/views/papers-known.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- papersKnown

select distinct on (p.id) p.id as "paperId", l.id as "lockerId", l.level, l.standing, l.standing_since as "standingSince",
  l.issued_on as "issuedOn", l.expires_on as "expiresOn", l.number,
  (select json_agg(json_build_object('kind', o.kind, 'dossierId', o.dossier_id, 'number', coalesce(d.code, d.reference), 'at', o.at,
    'agencyName', a.name) order by o.at desc, o.kind)
   from locker_origin o
   join dossier d on d.id = o.dossier_id
   left join agency a on a.id = o.agency_id
   where o.paper_id = l.id) as origins
from dossier_paper p
join locker_paper l on l.party_id = $1 and l.sha256 = p.sha256
where p.dossier_id = $2
  and exists (select 1 from locker_origin o where o.paper_id = l.id and o.dossier_id = p.dossier_id)
order by p.id, l.level, l.id;
