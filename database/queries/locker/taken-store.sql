-- src/modules/locker/server/taken-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- holdLocker

select pg_advisory_xact_lock(hashtextextended($1::text, 0));


-- noteTaken

insert into locker_taken (dossier_id, party_id, version) values ($1, $2, $3)
on conflict (dossier_id) do update set version = greatest(locker_taken.version, excluded.version);


-- takenUpTo

select version
from locker_taken
where dossier_id = $1;
