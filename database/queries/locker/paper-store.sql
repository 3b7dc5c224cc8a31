-- src/modules/locker/server/paper-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- findPaperIn

select
p.id, p.type, p.sha256, p.name, p.file_name as "fileName", p.media_type as "mediaType", p.size, p.holder_id as "holderId", p.level,
p.number, p.issuer_id as "issuerId", p.issued_on as "issuedOn", p.expires_on as "expiresOn", p.scope,
case when p.about_kind is not null then json_build_object('kind', p.about_kind, 'key', p.about_key) end as about,
p.standing, p.standing_since as "standingSince", p.first_at as "firstAt", p.last_at as "lastAt",
exists (
  select 1 from locker_paper other
  where other.party_id = p.party_id and other.sha256 = p.sha256 and other.type is distinct from p.type and other.level <= p.level
) as "claimedOtherwise",
not (coalesce((
  select c.given from locker_consent c where c.paper_id = p.id order by c.id desc limit 1
), true) and coalesce((
  select c.given from locker_consent c where c.party_id = p.party_id and c.purpose = 'offer' and c.paper_id is null order by c.id desc limit 1
), true)) as "keptBack",
coalesce(o.scan, 'unchecked') as scan
  from locker_paper p
  left join stored_object o on o.sha256 = p.sha256
  where p.id = $1 and p.party_id = $2
    and ($3::text[] is null or exists (
      select 1 from locker_origin g where g.paper_id = p.id and g.procedure_code = any($4::text[])
    ));


-- keepPaper

insert into locker_paper (id, party_id, type, sha256, name, file_name, media_type, size, holder_id, level, number, issuer_id, issued_on,
  expires_on, scope, about_kind, about_key, standing, standing_since, first_at, last_at)
values ($1, $2, $3, $4, $5, $6, $7, $8,
  $9, $10, $11, $12, $13, $14, $15::text[],
  $16, $17, $18, $19, $20, $21)
on conflict (party_id, type, sha256) do update set
  holder_id = case when locker_paper.holder_id = excluded.holder_id then locker_paper.holder_id end,
  number = coalesce(excluded.number, locker_paper.number), issuer_id = coalesce(excluded.issuer_id, locker_paper.issuer_id),
  issued_on = coalesce(excluded.issued_on, locker_paper.issued_on), expires_on = coalesce(excluded.expires_on, locker_paper.expires_on),
  scope = coalesce(excluded.scope, locker_paper.scope),
  about_key = coalesce(excluded.about_key, locker_paper.about_key), about_kind = coalesce(excluded.about_kind, locker_paper.about_kind)
returning id;

insert into locker_origin (paper_id, kind, dossier_id, component, procedure_code, at, agency_id)
select $1::uuid, kind, "dossierId", component, "procedureCode", at, "agencyId"
from jsonb_to_recordset($2::jsonb)
  as o (kind text, "dossierId" uuid, component text, "procedureCode" text, at timestamptz, "agencyId" text)
on conflict (paper_id, kind, dossier_id, component) do nothing;

insert into locker_put_by (paper_id, at, by_person) values ($1, $2, $3)
on conflict (paper_id) do nothing;

insert into locker_fetched (paper_id, inquiry_id) values ($1, $2)
on conflict (paper_id, inquiry_id) do nothing;

select paper_id as "paperId", kind, dossier_id as "dossierId", component, procedure_code as "procedureCode", at, agency_id as "agencyId"
from locker_origin
where paper_id = any($1::uuid[])
union all
select paper_id, 'put-by', null, '', null, at, null from locker_put_by where paper_id = any($2::uuid[])
union all
select f.paper_id, 'fetched', null, '', null, i.at, null
from locker_fetched f
join locker_inquiry i on i.id = f.inquiry_id
where f.paper_id = any($3::uuid[])
order by at, kind;

update locker_paper set level = $1, standing = $2, standing_since = $3, first_at = $4,
  last_at = $5
where id = $6;


-- originsOf

select paper_id as "paperId", kind, dossier_id as "dossierId", component, procedure_code as "procedureCode", at, agency_id as "agencyId"
from locker_origin
where paper_id = any($1::uuid[])
union all
select paper_id, 'put-by', null, '', null, at, null from locker_put_by where paper_id = any($2::uuid[])
union all
select f.paper_id, 'fetched', null, '', null, i.at, null
from locker_fetched f
join locker_inquiry i on i.id = f.inquiry_id
where f.paper_id = any($3::uuid[])
order by at, kind;


-- papersIn

select
p.id, p.type, p.sha256, p.name, p.file_name as "fileName", p.media_type as "mediaType", p.size, p.holder_id as "holderId", p.level,
p.number, p.issuer_id as "issuerId", p.issued_on as "issuedOn", p.expires_on as "expiresOn", p.scope,
case when p.about_kind is not null then json_build_object('kind', p.about_kind, 'key', p.about_key) end as about,
p.standing, p.standing_since as "standingSince", p.first_at as "firstAt", p.last_at as "lastAt",
exists (
  select 1 from locker_paper other
  where other.party_id = p.party_id and other.sha256 = p.sha256 and other.type is distinct from p.type and other.level <= p.level
) as "claimedOtherwise",
not (coalesce((
  select c.given from locker_consent c where c.paper_id = p.id order by c.id desc limit 1
), true) and coalesce((
  select c.given from locker_consent c where c.party_id = p.party_id and c.purpose = 'offer' and c.paper_id is null order by c.id desc limit 1
), true)) as "keptBack",
coalesce(o.scan, 'unchecked') as scan
  from locker_paper p
  left join stored_object o on o.sha256 = p.sha256
  where p.party_id = $1 and ($2::text[] is null or p.type = any($3::text[]))
    and ($4::text[] is null or exists (
      select 1 from locker_origin g where g.paper_id = p.id and g.procedure_code = any($5::text[])
    ))
  order by p.last_at desc, p.id;


-- papersOfContents

select
p.id, p.type, p.sha256, p.name, p.file_name as "fileName", p.media_type as "mediaType", p.size, p.holder_id as "holderId", p.level,
p.number, p.issuer_id as "issuerId", p.issued_on as "issuedOn", p.expires_on as "expiresOn", p.scope,
case when p.about_kind is not null then json_build_object('kind', p.about_kind, 'key', p.about_key) end as about,
p.standing, p.standing_since as "standingSince", p.first_at as "firstAt", p.last_at as "lastAt",
exists (
  select 1 from locker_paper other
  where other.party_id = p.party_id and other.sha256 = p.sha256 and other.type is distinct from p.type and other.level <= p.level
) as "claimedOtherwise",
not (coalesce((
  select c.given from locker_consent c where c.paper_id = p.id order by c.id desc limit 1
), true) and coalesce((
  select c.given from locker_consent c where c.party_id = p.party_id and c.purpose = 'offer' and c.paper_id is null order by c.id desc limit 1
), true)) as "keptBack",
coalesce(o.scan, 'unchecked') as scan
  from locker_paper p
  left join stored_object o on o.sha256 = p.sha256
  where p.party_id = $1 and p.sha256 = any($2::text[])
  order by p.last_at desc, p.id;
