-- src/modules/dossier/server/seen-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- keepSeen

with seen as (
  insert into dossier_seen (dossier_id, officer_id, version, at)
  values ($1, $2, $3, $4::timestamptz)
  on conflict (dossier_id, officer_id) do update set version = greatest(dossier_seen.version, excluded.version), at = excluded.at
  where dossier_seen.version < excluded.version or dossier_seen.at < excluded.at - interval '1 minute'
)
select set_config('synchronous_commit', 'off', true);
