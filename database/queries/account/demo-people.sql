-- src/modules/account/server/demo-people.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- loadDemoPeople

select pg_advisory_xact_lock(hashtextextended('demo people', 0));
