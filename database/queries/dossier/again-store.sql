-- src/modules/dossier/server/again-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- holdAgain

select pg_advisory_xact_lock(hashtextextended($1::text, 0));
