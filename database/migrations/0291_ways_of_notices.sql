-- By which way a notice to a phone went, what was tried before, and what became of it; and by which ways somebody wants to be told.

alter table notice add column said jsonb;
alter table notice add column way text check (way in ('zalo-message', 'zalo-user', 'zalo-phone', 'sms'));
alter table notice add column way_begun_at timestamptz;
alter table notice add column tried text[] not null default '{}';
alter table notice add column message_id text;

-- Absent: by every way. The inbox on the portal always has every notice.
create table notice_preference (
  person_id uuid primary key references person (id),
  by_zalo boolean not null,
  by_sms boolean not null,
  by_mail boolean not null
);
