-- What a filing costs whoever files, and what was asked although it was known.

-- A filing under way: the time somebody was at it, and what was laid into it for them. `laid_in` goes when the filing was measured.
create table filing_effort (
  draft_id uuid primary key,
  last_seen_at timestamptz not null,
  active_seconds integer not null default 0 check (active_seconds >= 0),
  laid_in jsonb not null default '{}'
);
create index filing_effort_by_time on filing_effort (last_seen_at);

-- What a filing took, in numbers only. `active_seconds`: null where nobody filled it in on our pages. `held`: the administration had it
-- when it was filed; `again`: and it was typed or given once more all the same.
create table filing_measured (
  dossier_id uuid primary key references dossier (id),
  procedure_code text not null,
  agency_id text not null,
  year integer not null,
  filed_at timestamptz not null,
  active_seconds integer check (active_seconds >= 0),
  fields_asked integer not null check (fields_asked >= 0),
  fields_laid_in integer not null check (fields_laid_in between 0 and fields_asked),
  fields_held integer not null check (fields_held between 0 and fields_asked),
  fields_again integer not null check (fields_again between 0 and fields_held),
  papers_asked integer not null check (papers_asked >= 0),
  papers_reused integer not null check (papers_reused between 0 and papers_asked),
  papers_held integer not null check (papers_held between 0 and papers_asked),
  papers_again integer not null check (papers_again between 0 and papers_held),
  trips_avoided integer not null check (trips_avoided >= 0)
);
create index filing_measured_by_procedure on filing_measured (procedure_code, filed_at desc) include (active_seconds);

-- Sums of the above, so that no page reads a million rows.
create table filing_figure (
  procedure_code text not null,
  agency_id text not null,
  year integer not null,
  filings integer not null,
  fields_asked bigint not null,
  fields_laid_in bigint not null,
  fields_held bigint not null,
  fields_again bigint not null,
  papers_asked bigint not null,
  papers_reused bigint not null,
  papers_held bigint not null,
  papers_again bigint not null,
  trips_avoided bigint not null,
  primary key (procedure_code, agency_id, year)
);

-- Which questions and papers were asked again although they were known: a question by its meaning, a paper by its component.
create table asked_again (
  procedure_code text not null,
  agency_id text not null,
  year integer not null,
  kind text not null check (kind in ('field', 'paper')),
  item text not null,
  label text not null,
  times bigint not null,
  primary key (procedure_code, agency_id, year, kind, item)
);
