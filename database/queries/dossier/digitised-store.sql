-- src/modules/dossier/server/digitised-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- digitisedOf

select g.paper_id as "paperId", g.held_by as "heldBy", g.abstract, g.number, g.issuer, g.issued_on as "issuedOn",
  g.expires_on as "expiresOn", g.scope, g.agency_id as "agencyId", g.at,
  (select json_build_object('at', s.at, 'subject', s.subject, 'agencyId', s.agency_id) from scan_signature s
   where s.dossier_id = g.dossier_id and s.paper_id = g.paper_id and s.sha256 = g.sha256 order by s.at limit 1) as signed
from digitised_paper g
where g.dossier_id = $1
order by g.paper_id;


-- keepDigitised

insert into digitised_paper (dossier_id, paper_id, sha256, held_by, abstract, number, issuer, issued_on, expires_on, scope, officer_id,
  agency_id, at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9,
  $10::text[], $11, $12, $13)
on conflict (dossier_id, paper_id) do update set sha256 = excluded.sha256, held_by = excluded.held_by, abstract = excluded.abstract,
  number = excluded.number, issuer = excluded.issuer, issued_on = excluded.issued_on, expires_on = excluded.expires_on,
  scope = excluded.scope, officer_id = excluded.officer_id, agency_id = excluded.agency_id, at = excluded.at;


-- keepSignature

insert into scan_signature (id, dossier_id, paper_id, sha256, officer_id, role, agency_id, at, statement, signature, certificate, subject)
values ($1, $2, $3, $4, $5, $6, $7, $8,
  $9, $10, $11, $12);
