-- src/modules/dossier/server/revoked-use-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- markRevokedUses

insert into revoked_use (dossier_id, sha256, source_id, fact_id, at)
select distinct p.dossier_id, p.sha256, $1::uuid, $2::uuid, $3::timestamptz
from dossier_paper p
where p.sha256 = $4 and p.dossier_id <> $5 and p.superseded_at is null
on conflict (dossier_id, sha256) do nothing
returning dossier_id as id;


-- revokedUsesOf

select u.sha256, u.at, p.name, p.component
from revoked_use u
join dossier_paper p on p.dossier_id = u.dossier_id and p.sha256 = u.sha256 and p.superseded_at is null
where u.dossier_id = $1
order by u.at, p.id;
