-- Finding a procedure by what people type, what a list can be narrowed down to, life events, and what a procedure really takes.

-- What the catalogue is narrowed down to besides field and level. Null: the commune that is chosen decides.
alter table procedure
  add column agency_id text,
  add column online_level text not null default 'none' check (online_level in ('full', 'partial', 'none')),
  drop column search_name,
  drop column search_text;
-- What of a procedure was indexed: an index is written again only when this differs.
alter table procedure add column indexed text;
create index procedure_code_digits on procedure (translate(code, '.', '') text_pattern_ops);

-- Every word, pair of words and short phrase that procedures are found by, and how many each finds: rare ones say more.
create table search_term (
  term text primary key,
  procedures integer not null default 0
);
create index search_term_prefix on search_term (term text_pattern_ops);

-- A term and everything that is left of it when one letter falls out. Two words that share one of these are at most one slip apart or
-- nearly so (an inserted, a dropped, another or a swapped letter): equality finds them, the application looks closely.
create table search_slip (
  slip text not null,
  term text not null references search_term (term) on delete cascade,
  primary key (slip, term)
);

-- Which procedures a term finds, and how much it says about each: 1 in a name, less in what stands around it.
create table search_entry (
  term text not null references search_term (term),
  code text not null references procedure (code) on delete cascade,
  weight real not null check (weight > 0),
  primary key (term, code) include (weight)
);
create index search_entry_of_procedure on search_entry (code);

-- What people say and what the catalogue says instead: abbreviations and everyday words, and idle words, which say nothing ("tôi",
-- "muốn") and mean nothing here. `spoken` is without marks, `spelled` with them.
create table search_phrase (
  spelled text not null,
  spoken text not null,
  meant text not null,
  primary key (spelled, meant)
);
create index search_phrase_spoken on search_phrase (spoken);

-- What happens in a life and the procedures it takes, in order, as the pack tells it.
create table life_event (
  slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  position integer not null,
  content jsonb not null
);

-- Where an office is and how to ring it, for those whom no page helps.
alter table agency
  add column address text,
  add column phone text check (phone ~ '^[0-9]{8,11}$');
