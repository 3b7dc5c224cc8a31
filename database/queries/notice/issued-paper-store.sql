-- src/modules/notice/server/issued-paper-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- findIssuedPaper

select
id, dossier_id as "dossierId", fact_id as "factId", template, template_version as "templateVersion", number, agency_id as "agencyId", sha256,
issued_at as "issuedAt", verify_code as "verifyCode" from issued_paper where fact_id = $1 and template = $2;


-- findIssuedPaperById

select
id, dossier_id as "dossierId", fact_id as "factId", template, template_version as "templateVersion", number, agency_id as "agencyId", sha256,
issued_at as "issuedAt", verify_code as "verifyCode" from issued_paper where id = $1;


-- findPaperByCode

select
id, dossier_id as "dossierId", fact_id as "factId", template, template_version as "templateVersion", number, agency_id as "agencyId", sha256,
issued_at as "issuedAt", verify_code as "verifyCode" from issued_paper where verify_code = $1;


-- findPaperByContent

select
id, dossier_id as "dossierId", fact_id as "factId", template, template_version as "templateVersion", number, agency_id as "agencyId", sha256,
issued_at as "issuedAt", verify_code as "verifyCode" from issued_paper where sha256 = $1 order by issued_at desc, id desc limit 1;


-- papersOf

select
id, dossier_id as "dossierId", fact_id as "factId", template, template_version as "templateVersion", number, agency_id as "agencyId", sha256,
issued_at as "issuedAt", verify_code as "verifyCode" from issued_paper where dossier_id = $1 order by issued_at, id;


-- recordIssuedPaper

insert into issued_paper (id, dossier_id, fact_id, template, template_version, number, agency_id, sha256, issued_at, verify_code)
values ($1, $2, $3, $4, $5, $6, $7,
  $8, $9, $10)
on conflict (fact_id, template) do nothing;

select
id, dossier_id as "dossierId", fact_id as "factId", template, template_version as "templateVersion", number, agency_id as "agencyId", sha256,
issued_at as "issuedAt", verify_code as "verifyCode" from issued_paper where fact_id = $1 and template = $2;
