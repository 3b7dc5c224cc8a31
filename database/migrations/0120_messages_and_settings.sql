-- What applicant and office write to one another about a dossier, and how each person wants to be shown and spoken to.

-- Words between the two sides. They change nothing about the dossier, so no fact holds them, not even their hash: they can be erased
-- without a trace of what they said. `author_id` is a person or an officer, by side; who wrote twice with one key wrote once.
create table dossier_message (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  side text not null check (side in ('applicant', 'office')),
  author_id uuid not null,
  author_role text,
  request_key text not null,
  text text,
  written_at timestamptz not null,
  -- When somebody of the other side first saw it, and who.
  read_at timestamptz,
  read_by uuid,
  erased_at timestamptz,
  check ((text is null) = (erased_at is not null)),
  check ((read_at is null) = (read_by is null)),
  unique (author_id, request_key)
);
create index dossier_message_of_dossier on dossier_message (dossier_id, id);
create index dossier_message_unread on dossier_message (dossier_id, side, id) where read_at is null;
create index dossier_message_by_author on dossier_message (author_id, written_at);
revoke delete, truncate on dossier_message from motcua_app;

-- How somebody wants the site: kept with the account, so that it comes along to another device. Null: they never said.
alter table account
  add column lang text check (lang ~ '^[a-z]{2}$'),
  add column text_size text check (text_size in ('normal', 'large', 'larger')),
  add column contrast text check (contrast in ('normal', 'high'));

-- Officers are told of things too: of an applicant's message, by mail.
alter table notice alter column person_id drop not null;
alter table notice add column officer_id uuid references officer (id);
alter table notice add constraint notice_to_somebody check (num_nonnulls(person_id, officer_id) = 1);
create unique index notice_once_to_officer on notice (occasion, officer_id, channel) where officer_id is not null;

-- The inbox: what was not read yet first, each part newest first.
create index notice_inbox_unread on notice (person_id, id desc) where channel = 'inbox' and read_at is null;
drop index notice_unread;
