-- src/modules/citizen/server/mandate-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- changeMandate

with moved as (
  update mandate set state = $1, principal_id = $2, delegate_id = $3,
    from_on = $4, claim = $5::jsonb,
    paper_sha256 = $6, paper_name = $7,
    paper_type = $8, agency_id = $9, updated_at = $10, version = version + 1
  where id = $11 and version = $12
  returning id, version
)
insert into mandate_fact (mandate_id, seq, type, at, actor_kind, actor_id, agency_id, data)
select id, (select max(seq) + 1 from mandate_fact f where f.mandate_id = moved.id), $13, $14::timestamptz, $15,
  $16::uuid, $17, $18::jsonb
from moved
returning seq;


-- countAsked

select count(*)::int as many from mandate
where state = 'asked' and (case when $1::boolean then principal_id else delegate_id end) = $2;


-- endMandates

with over as (
  update mandate set state = 'ended', updated_at = $1, version = version + 1
  where state = 'in-force' and until_on < $2
  returning id
)
insert into mandate_fact (mandate_id, seq, type, at, actor_kind)
select id, (select max(seq) + 1 from mandate_fact f where f.mandate_id = over.id), 'ended', $3::timestamptz, 'system' from over
returning mandate_id as "mandateId";


-- findMandate

select
m.id, m.kind, m.principal_id as "principalId", m.delegate_id as "delegateId", m.procedures, m.from_on as "fromOn", m.until_on as "untilOn",
m.origin, m.state, m.claim, m.agency_id as "agencyId", m.asked_at as "askedAt", m.version,
case when m.paper_sha256 is not null
  then json_build_object('sha256', m.paper_sha256, 'name', m.paper_name, 'mediaType', m.paper_type) end as paper,
case when m.invited_phone is not null or m.invited_cccd is not null
  then json_build_object('phone', m.invited_phone, 'cccd', m.invited_cccd) end as invited from mandate m where m.id = $1;


-- findMandateFor

select m.id, coalesce(pp.full_name, po.name, '') as "principalName"
from mandate m
left join person pp on pp.id = m.principal_id
left join organisation po on po.id = m.principal_id
where m.delegate_id = $1 and m.principal_id = $2 and m.state = 'in-force'
  and m.from_on <= $3 and (m.until_on is null or m.until_on >= $4)
  and (m.procedures is null or $5::text is null or $6 = any(m.procedures))
order by m.until_on desc nulls first, m.id limit 1;


-- findMandateShown

select
m.id, m.kind, m.principal_id as "principalId", m.delegate_id as "delegateId", m.procedures, m.from_on as "fromOn", m.until_on as "untilOn",
m.origin, m.state, m.claim, m.agency_id as "agencyId", m.asked_at as "askedAt", m.version,
case when m.paper_sha256 is not null
  then json_build_object('sha256', m.paper_sha256, 'name', m.paper_name, 'mediaType', m.paper_type) end as paper,
case when m.invited_phone is not null or m.invited_cccd is not null
  then json_build_object('phone', m.invited_phone, 'cccd', m.invited_cccd) end as invited, coalesce(pp.full_name, po.name) as "principalName", party.kind as "principalKind", dp.full_name as "delegateName",
agency.name as "agencyName",
(select coalesce(json_agg(json_build_object('type', f.type, 'at', f.at, 'agencyName', fa.name, 'by', case
    when f.actor_kind = 'officer' then 'desk' when f.actor_kind = 'system' then 'system' when f.actor_id = m.delegate_id then 'delegate'
    when f.actor_id = m.principal_id or party.kind = 'organisation' then 'principal' else 'other' end) order by f.seq), '[]')
 from mandate_fact f left join agency fa on fa.id = f.agency_id where f.mandate_id = m.id) as history from
mandate m
left join party on party.id = m.principal_id
left join person pp on pp.id = m.principal_id
left join organisation po on po.id = m.principal_id
left join person dp on dp.id = m.delegate_id
left join agency on agency.id = m.agency_id where m.id = $1;


-- insertMandate

with begun as (
  insert into mandate (id, kind, principal_id, delegate_id, invited_phone, invited_cccd, procedures, from_on, until_on, origin, state,
    claim, agency_id, asked_at, updated_at)
  values ($1, $2, $3, $4, $5,
    $6, $7::text[], $8, $9, $10, $11,
    $12::jsonb, $13, $14, $15)
  on conflict (id) do nothing
  returning id
)
insert into mandate_fact (mandate_id, seq, type, at, actor_kind, actor_id, agency_id)
select id, 1, $16, $17::timestamptz, $18, $19::uuid, $20 from begun;


-- mandatesAtDesk

select
m.id, m.kind, m.principal_id as "principalId", m.delegate_id as "delegateId", m.procedures, m.from_on as "fromOn", m.until_on as "untilOn",
m.origin, m.state, m.claim, m.agency_id as "agencyId", m.asked_at as "askedAt", m.version,
case when m.paper_sha256 is not null
  then json_build_object('sha256', m.paper_sha256, 'name', m.paper_name, 'mediaType', m.paper_type) end as paper,
case when m.invited_phone is not null or m.invited_cccd is not null
  then json_build_object('phone', m.invited_phone, 'cccd', m.invited_cccd) end as invited, coalesce(pp.full_name, po.name) as "principalName", party.kind as "principalKind", dp.full_name as "delegateName",
agency.name as "agencyName",
(select coalesce(json_agg(json_build_object('type', f.type, 'at', f.at, 'agencyName', fa.name, 'by', case
    when f.actor_kind = 'officer' then 'desk' when f.actor_kind = 'system' then 'system' when f.actor_id = m.delegate_id then 'delegate'
    when f.actor_id = m.principal_id or party.kind = 'organisation' then 'principal' else 'other' end) order by f.seq), '[]')
 from mandate_fact f left join agency fa on fa.id = f.agency_id where f.mandate_id = m.id) as history from
mandate m
left join party on party.id = m.principal_id
left join person pp on pp.id = m.principal_id
left join organisation po on po.id = m.principal_id
left join person dp on dp.id = m.delegate_id
left join agency on agency.id = m.agency_id
  where m.agency_id = any($1::text[]) order by m.updated_at desc, m.id limit 50;


-- mandatesByPrincipal

select
m.id, m.kind, m.principal_id as "principalId", m.delegate_id as "delegateId", m.procedures, m.from_on as "fromOn", m.until_on as "untilOn",
m.origin, m.state, m.claim, m.agency_id as "agencyId", m.asked_at as "askedAt", m.version,
case when m.paper_sha256 is not null
  then json_build_object('sha256', m.paper_sha256, 'name', m.paper_name, 'mediaType', m.paper_type) end as paper,
case when m.invited_phone is not null or m.invited_cccd is not null
  then json_build_object('phone', m.invited_phone, 'cccd', m.invited_cccd) end as invited, coalesce(pp.full_name, po.name) as "principalName", party.kind as "principalKind", dp.full_name as "delegateName",
agency.name as "agencyName",
(select coalesce(json_agg(json_build_object('type', f.type, 'at', f.at, 'agencyName', fa.name, 'by', case
    when f.actor_kind = 'officer' then 'desk' when f.actor_kind = 'system' then 'system' when f.actor_id = m.delegate_id then 'delegate'
    when f.actor_id = m.principal_id or party.kind = 'organisation' then 'principal' else 'other' end) order by f.seq), '[]')
 from mandate_fact f left join agency fa on fa.id = f.agency_id where f.mandate_id = m.id) as history from
mandate m
left join party on party.id = m.principal_id
left join person pp on pp.id = m.principal_id
left join organisation po on po.id = m.principal_id
left join person dp on dp.id = m.delegate_id
left join agency on agency.id = m.agency_id where m.principal_id = $1 order by m.asked_at desc, m.id limit $2;


-- mandatesOfDelegate

select
m.id, m.kind, m.principal_id as "principalId", m.delegate_id as "delegateId", m.procedures, m.from_on as "fromOn", m.until_on as "untilOn",
m.origin, m.state, m.claim, m.agency_id as "agencyId", m.asked_at as "askedAt", m.version,
case when m.paper_sha256 is not null
  then json_build_object('sha256', m.paper_sha256, 'name', m.paper_name, 'mediaType', m.paper_type) end as paper,
case when m.invited_phone is not null or m.invited_cccd is not null
  then json_build_object('phone', m.invited_phone, 'cccd', m.invited_cccd) end as invited, coalesce(pp.full_name, po.name) as "principalName", party.kind as "principalKind", dp.full_name as "delegateName",
agency.name as "agencyName",
(select coalesce(json_agg(json_build_object('type', f.type, 'at', f.at, 'agencyName', fa.name, 'by', case
    when f.actor_kind = 'officer' then 'desk' when f.actor_kind = 'system' then 'system' when f.actor_id = m.delegate_id then 'delegate'
    when f.actor_id = m.principal_id or party.kind = 'organisation' then 'principal' else 'other' end) order by f.seq), '[]')
 from mandate_fact f left join agency fa on fa.id = f.agency_id where f.mandate_id = m.id) as history from
mandate m
left join party on party.id = m.principal_id
left join person pp on pp.id = m.principal_id
left join organisation po on po.id = m.principal_id
left join person dp on dp.id = m.delegate_id
left join agency on agency.id = m.agency_id
  where m.delegate_id = $1
    or (m.state = 'asked' and m.delegate_id is null and m.principal_id <> $2 and exists (
      select 1 from person me where me.id = $3
        and (me.phone = m.invited_phone or (me.cccd = m.invited_cccd and me.identity = 'verified'))))
  order by m.asked_at desc, m.id limit $4;


-- waitingClaims

select
m.id, m.kind, m.principal_id as "principalId", m.delegate_id as "delegateId", m.procedures, m.from_on as "fromOn", m.until_on as "untilOn",
m.origin, m.state, m.claim, m.agency_id as "agencyId", m.asked_at as "askedAt", m.version,
case when m.paper_sha256 is not null
  then json_build_object('sha256', m.paper_sha256, 'name', m.paper_name, 'mediaType', m.paper_type) end as paper,
case when m.invited_phone is not null or m.invited_cccd is not null
  then json_build_object('phone', m.invited_phone, 'cccd', m.invited_cccd) end as invited, coalesce(pp.full_name, po.name) as "principalName", party.kind as "principalKind", dp.full_name as "delegateName",
agency.name as "agencyName",
(select coalesce(json_agg(json_build_object('type', f.type, 'at', f.at, 'agencyName', fa.name, 'by', case
    when f.actor_kind = 'officer' then 'desk' when f.actor_kind = 'system' then 'system' when f.actor_id = m.delegate_id then 'delegate'
    when f.actor_id = m.principal_id or party.kind = 'organisation' then 'principal' else 'other' end) order by f.seq), '[]')
 from mandate_fact f left join agency fa on fa.id = f.agency_id where f.mandate_id = m.id) as history from
mandate m
left join party on party.id = m.principal_id
left join person pp on pp.id = m.principal_id
left join organisation po on po.id = m.principal_id
left join person dp on dp.id = m.delegate_id
left join agency on agency.id = m.agency_id
  where m.state = 'asked' and m.origin = 'claim' and m.paper_sha256 is not null
  order by m.asked_at, m.id limit $1;
