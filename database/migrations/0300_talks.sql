-- What a talk with the bot has come to: what was offered and what is waited for, by channel and by whoever writes there. No words of theirs.
create table talk (
  channel text not null,
  user_id text not null,
  state jsonb not null,
  updated_at timestamptz not null,
  primary key (channel, user_id)
);
create index talk_updated on talk (updated_at);

-- What was understood, turn by turn, and not what was said: how much is answered without a person, and where the bot fails.
create table talk_turn (
  id uuid primary key,
  channel text not null,
  at timestamptz not null,
  intent text not null,
  confidence real not null,
  procedure_code text
);
create index talk_turn_at on talk_turn (at);
