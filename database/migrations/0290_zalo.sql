-- Speaking and listening on Zalo: the grant by which we speak, what came in, what goes out.

-- One pair of tokens for each account of an office, sealed. Whoever renews it holds the row.
create table zalo_grant (
  account_id text primary key,
  sealed bytea not null,
  access_until timestamptz not null,
  rotated_at timestamptz not null,
  refused_at timestamptz
);

-- How many requests all processes made in a span of ten seconds, so that no minute has more than Zalo takes.
create table zalo_budget (
  slot bigint primary key,
  used integer not null
);

-- What Zalo called us with, each once however often it called; sealed, kept for a week.
create table zalo_event (
  key text primary key,
  user_id text,
  at timestamptz not null,
  sealed bytea not null,
  received_at timestamptz not null,
  done_at timestamptz
);
create index zalo_event_waiting on zalo_event (user_id, at, key) where done_at is null;
create index zalo_event_received on zalo_event (received_at);

-- Who wrote to us, and until when one of our processes is answering them: everybody is answered in turn.
create table zalo_user (
  user_id text primary key,
  last_interaction_at timestamptz,
  follows boolean not null default false,
  turn_until timestamptz
);

-- What is said in a chat, in order; sealed until it was said, kept for a week without its words.
create table zalo_message (
  id uuid primary key,
  user_id text not null,
  sealed bytea,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed')),
  error text,
  message_id text,
  queued_at timestamptz not null,
  started_at timestamptz,
  sent_at timestamptz
);
create index zalo_message_waiting on zalo_message (user_id, id) where state in ('queued', 'sending');
create index zalo_message_queued on zalo_message (queued_at);

-- Which account is whose on Zalo: one each. The phone is the one that was proved then; when the account has another, the link holds no more.
create table zalo_link (
  account_id uuid primary key references account (id),
  user_id text not null unique,
  phone text not null,
  linked_at timestamptz not null
);

-- What the account page shows to be typed in the chat: once, for ten minutes.
create table zalo_link_token (
  token_hash bytea primary key,
  account_id uuid not null references account (id),
  expires_at timestamptz not null
);

-- Somebody shared a phone in the chat and was sent a code there. No account: nobody has this phone, and nothing is said of it.
create table zalo_link_code (
  user_id text primary key,
  account_id uuid references account (id),
  code_mac bytea not null,
  expires_at timestamptz not null,
  tries integer not null default 0
);

-- What became of messages of ours, as Zalo tells; by its number, and by what we called a message that went by phone number.
create table zalo_receipt (
  message_id text primary key,
  tracking_id text,
  delivered_at timestamptz not null,
  seen_at timestamptz
);
create index zalo_receipt_by_tracking on zalo_receipt (tracking_id) where tracking_id is not null;
