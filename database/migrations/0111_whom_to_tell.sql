-- Whom to tell of what happens to a dossier or draft: its applicant, where that is a person; whoever acted for them in it by a mandate
-- that is still in force; for an organisation everybody who may act for it in that procedure.
create function readers_of(dossier uuid, applicant uuid, procedure_code text, today date)
  returns table (person_id uuid, own boolean)
  language sql stable
  as $$
    select p.id, true from person p where p.id = applicant
    union
    select m.delegate_id, false
    from mandate m
    join party on party.id = m.principal_id
    where m.principal_id = applicant and m.state = 'in-force' and m.from_on <= today and (m.until_on is null or m.until_on >= today)
      and (m.procedures is null or procedure_code = any(m.procedures))
      and (party.kind = 'organisation' or exists (select from dossier_fact f where f.dossier_id = dossier and f.mandate_id = m.id))
  $$;
