-- src/views/administration-figures.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- administrationFigures

with seen as (
  select o.id, a.first_password_until from officer o join account a on a.officer_id = o.id
  where o.active and ($1::text[] is null
    or exists (select from officer_role r where r.officer_id = o.id and r.agency_id = any($2::text[])))
)
select (select count(*)::int from seen) as officers,
  (select count(*)::int from seen where first_password_until is not null) as "notActivated",
  (select count(*)::int from procedure) as procedures,
  (select count(*)::int from procedure_revision where state = 'staged') as waiting;
