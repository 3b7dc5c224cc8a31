-- When each answer of a draft was changed last, by path, in milliseconds: a change that arrives late does not undo a newer one.
alter table draft add column changed_at jsonb not null default '{}';

-- What somebody sent whose session had ended: kept for an hour, sealed, until whoever holds the token in a cookie has signed in.
create table parked_post (
  token_hash bytea primary key,
  path text not null,
  body bytea not null,
  parked_at timestamptz not null,
  expires_at timestamptz not null
);
create index parked_post_by_expiry on parked_post (expires_at);
