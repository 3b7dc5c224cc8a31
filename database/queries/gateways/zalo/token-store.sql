-- src/gateways/zalo/token-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- findGrant

select sealed, access_until as "accessUntil", rotated_at as "rotatedAt", refused_at as "refusedAt"
from zalo_grant where account_id = $1 for update;


-- keepGrant

insert into zalo_grant (account_id, sealed, access_until, rotated_at)
values ($1, $2, $3, $4)
on conflict (account_id) do update
  set sealed = excluded.sealed, access_until = excluded.access_until, rotated_at = excluded.rotated_at, refused_at = null;


-- markRefused

update zalo_grant set refused_at = $1 where account_id = $2 and refused_at is null
returning account_id;
