-- src/modules/notice/server/notice-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- countUnread

select count(*)::int as unread
from (select from notice where person_id = $1 and coalesce(principal_id, person_id) = $2 and channel = 'inbox'
  and read_at is null limit $3) as waiting;


-- findOutgoing

select id, channel, kind, person_id as "personId", address, subject, body, said, attempts, way, way_begun_at as "wayBegunAt", tried
from notice
where id = $1 and state = 'queued' and channel <> 'inbox';


-- keepNotices

insert into notice (id, occasion, dossier_id, fact_id, person_id, officer_id, principal_id, kind, channel, address, subject, body, said, state, sent_at, created_at)
select n.id, n.occasion, n."dossierId", n."factId", n."personId", n."officerId",
  case when n."personId" is not null then nullif(coalesce(d.applicant_id, draft.person_id), n."personId") end, n.kind, n.channel, n.address, n.subject, n.body, n.said,
  case n.channel when 'inbox' then 'sent' else 'queued' end,
  case n.channel when 'inbox' then $1::timestamptz end,
  $2::timestamptz
from jsonb_to_recordset($3::jsonb) as n (
  id uuid, occasion text, "dossierId" uuid, "factId" uuid, "personId" uuid, "officerId" uuid, kind text, channel text,
  address text, subject text, body text, said jsonb
)
left join dossier d on d.id = n."dossierId"
left join draft on draft.id = n."dossierId"
left join notice_preference wanted on wanted.person_id = n."personId"
where n.said is null and n.channel <> 'mail' or wanted.person_id is null
  or case n.channel when 'mail' then wanted.by_mail when 'sms' then wanted.by_sms or wanted.by_zalo else true end
on conflict do nothing
returning id, channel, kind;


-- markNotSent

update notice set attempts = attempts + 1, last_error = $1,
  state = case when $2 then 'failed' else 'queued' end
where id = $3 and state = 'queued';


-- markSent

update notice set state = 'sent', sent_at = $1, attempts = attempts + 1, last_error = null
where id = $2 and state = 'queued';


-- noticesOf

select id, dossier_id as "dossierId", kind, subject, body, created_at as "at", read_at as "readAt"
from notice
where person_id = $1 and coalesce(principal_id, person_id) = $2 and channel = 'inbox' and (not $3::boolean or read_at is null)
  and ($4::uuid is null or dossier_id = $5::uuid)
  and ($6::uuid is null
    or (read_at is not null) > $7::boolean
    or ((read_at is not null) = $8::boolean and id < $9::uuid))
order by read_at is not null, id desc
limit $10;


-- storeRead

update notice set read_at = $1
where person_id = $2 and coalesce(principal_id, person_id) = $3 and channel = 'inbox' and read_at is null
  and ($4::text is null or id::text = $5)
  and ($6::uuid is null or dossier_id = $7::uuid);


-- wasTold

select
from notice
where occasion = $1 and person_id = $2
limit 1;
