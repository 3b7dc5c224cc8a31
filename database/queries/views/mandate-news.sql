-- src/views/mandate-news.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- mandateNews

select coalesce(pp.full_name, po.name, m.claim->>'name', '') as "principalName", coalesce(dp.full_name, '') as "delegateName",
  m.procedures, m.until_on as "untilOn", m.origin,
  (select coalesce(json_agg(distinct id), '[]') from (
    select pp.id where pp.id is not null
    union select r.delegate_id from mandate r
      where r.principal_id = po.id and r.kind = 'representative' and r.state = 'in-force' and r.id <> m.id) as sides) as principals,
  (select coalesce(json_agg(distinct p.id), '[]') from person p
    where p.id = m.delegate_id or (m.delegate_id is null and m.state = 'asked' and p.id <> m.principal_id
      and (p.phone = m.invited_phone or (p.cccd = m.invited_cccd and p.identity = 'verified')))) as delegates
from mandate m
left join person pp on pp.id = m.principal_id
left join organisation po on po.id = m.principal_id
left join person dp on dp.id = m.delegate_id
where m.id = $1;
