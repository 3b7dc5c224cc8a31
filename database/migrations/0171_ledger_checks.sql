-- What the nightly look at the whole record found. Appended only.
create table ledger_check (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  -- How far the record was sealed when it was looked at.
  seal_number bigint not null,
  rows_sealed bigint not null,
  heads_compared integer not null,
  breaks integer not null check (breaks >= 0),
  -- The first break, as `ledger verify` would name it.
  first_break jsonb,
  check ((breaks = 0) = (first_break is null))
);
revoke update, delete, truncate on ledger_check from motcua_app;
