-- src/modules/citizen/server/organisation-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- enterOrganisation

insert into organisation (id, tax_number, name, kind, address, created_at, updated_at)
values ($1, $2, $3, $4, $5::jsonb, $6, $7)
on conflict (tax_number) do update set tax_number = excluded.tax_number
returning id;


-- findOrganisation

select id, tax_number as "taxNumber", name, kind, address
from organisation
where id = $1;
