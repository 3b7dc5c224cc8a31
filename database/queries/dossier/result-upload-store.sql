-- src/modules/dossier/server/result-upload-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- addResultUpload

insert into result_upload (dossier_id, sha256, by, at)
values ($1, $2, $3, $4)
on conflict (dossier_id, sha256) do nothing;


-- isResultUpload

select 1 from result_upload r join stored_object o on o.sha256 = r.sha256
where r.dossier_id = $1 and r.sha256 = $2 and o.scan <> 'infected';
