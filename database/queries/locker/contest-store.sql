-- src/modules/locker/server/contest-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- confirmedBy

select confirmed_by as "agencyId" from locker_fact
where party_id = $1 and thing_id is not distinct from $2::uuid and meaning = $3 and dossier_id = $4;


-- contestsAt

select
c.id, c.party_id as "partyId", coalesce(p.full_name, o.name) as "partyName", c.thing_id as "thingId", c.meaning, c.label, c.dossier_id as "dossierId",
coalesce(d.code, d.reference) as number, c.agency_id as "agencyId", c.told_there as "toldThere", c.value, c.told, c.reason, c.at,
c.by_person as "byPerson", c.answer, c.because, c.answered_at as "answeredAt" from
locker_contest c
join dossier d on d.id = c.dossier_id
left join person p on p.id = c.party_id
left join organisation o on o.id = c.party_id where c.agency_id = any($1::text[]) and c.answer is null order by c.at limit $2;


-- contestsOf

select
c.id, c.party_id as "partyId", coalesce(p.full_name, o.name) as "partyName", c.thing_id as "thingId", c.meaning, c.label, c.dossier_id as "dossierId",
coalesce(d.code, d.reference) as number, c.agency_id as "agencyId", c.told_there as "toldThere", c.value, c.told, c.reason, c.at,
c.by_person as "byPerson", c.answer, c.because, c.answered_at as "answeredAt" from
locker_contest c
join dossier d on d.id = c.dossier_id
left join person p on p.id = c.party_id
left join organisation o on o.id = c.party_id where c.party_id = $1 order by c.at desc limit $2;


-- findContest

select
c.id, c.party_id as "partyId", coalesce(p.full_name, o.name) as "partyName", c.thing_id as "thingId", c.meaning, c.label, c.dossier_id as "dossierId",
coalesce(d.code, d.reference) as number, c.agency_id as "agencyId", c.told_there as "toldThere", c.value, c.told, c.reason, c.at,
c.by_person as "byPerson", c.answer, c.because, c.answered_at as "answeredAt" from
locker_contest c
join dossier d on d.id = c.dossier_id
left join person p on p.id = c.party_id
left join organisation o on o.id = c.party_id where c.id = $1;


-- insertContest

insert into locker_contest (id, party_id, thing_id, meaning, label, dossier_id, agency_id, told_there, value, told, reason, at, by_person)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb,
  $10, $11, $12, $13)
on conflict do nothing
returning id;


-- insertSaid

insert into locker_said (id, party_id, thing_id, meaning, value, label, told, at, by_person, confirmed_by)
values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9,
  $10);


-- storeAnswer

update locker_contest set answer = $1, because = $2, answered_at = $3, answered_by = $4
where id = $5 and answer is null
returning id;
