-- src/views/contents-in-use.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- contentsInUse

select sha256 from draft_paper where sha256 = any($1::text[])
union select sha256 from bound_paper where sha256 = any($2::text[])
union select sha256 from dossier_paper where sha256 = any($3::text[])
union select sha256 from issued_paper where sha256 = any($4::text[])
union select sha256 from locker_paper where sha256 = any($5::text[])
union select sha256 from result_upload where sha256 = any($6::text[])
union select paper_sha256 from mandate where paper_sha256 = any($7::text[])
union select sha256 from digitised_paper where sha256 = any($8::text[])
union select sha256 from scan_signature where sha256 = any($9::text[])
union select sha256 from revoked_use where sha256 = any($10::text[])
union select result_paper from dossier where result_paper = any($11::text[]);
