-- What the migrations make of an empty database. Generated (`npm run fresh`), for reading and review; never run.

create extension btree_gin;

create extension pg_trgm;

create extension unaccent;

create or replace function count_province()
 returns void
 language sql
as $function$
  lock table dossier in share row exclusive mode;
  delete from queue_count where scope = 'province';
  delete from queue_count_change where scope = 'province';
  insert into queue_count (scope, holder, place, count)
  select 'province', '', figure, count(*)
  from dossier, unnest(province_figures(received_at, ended_at, due_at, national)) as counted (figure)
  group by figure;
$function$;

create or replace function enter_party()
 returns trigger
 language plpgsql
as $function$
begin
  insert into party (id, kind) values (new.id, tg_argv[0]) on conflict (id) do nothing;
  return new;
end $function$;

create or replace function is_closed_place(place text)
 returns boolean
 language sql
 immutable
return (place = any (array['handed-over'::text, 'withdrawn'::text, 'stopped'::text, 'reception-refused'::text]));

create or replace function keep_published_revision()
 returns trigger
 language plpgsql
as $function$
begin
  if old.state = 'staged' then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'revision % of procedure % is published and cannot be deleted', old.number, old.code
      using errcode = 'restrict_violation';
  end if;
  if old.state = 'superseded' or new.state <> 'superseded'
    or to_jsonb(new) - 'state' <> to_jsonb(old) - 'state' or new.record::text <> old.record::text then
    raise exception 'revision % of procedure % is published and cannot be changed', old.number, old.code
      using errcode = 'restrict_violation';
  end if;
  return new;
end
$function$;

create or replace function leave_job(name text, what json, due timestamp with time zone default null::timestamp with time zone, tries integer default null::integer, rank smallint default 0)
 returns bigint
 language plpgsql
as $function$
declare
  task integer := (select id from graphile_worker._private_tasks where identifier = name);
  left_job bigint;
begin
  if task is null then
    insert into graphile_worker._private_tasks (identifier) values (name) on conflict (identifier) do nothing;
    task := (select id from graphile_worker._private_tasks where identifier = name);
  end if;
  insert into graphile_worker._private_jobs (task_id, payload, run_at, max_attempts, priority)
  values (task, what, coalesce(due, now()), coalesce(tries, 25), rank)
  returning id into left_job;
  return left_job;
end $function$;

create or replace function province_figures(received_at timestamp with time zone, ended_at timestamp with time zone, due_at timestamp with time zone, state integer)
 returns text[]
 language sql
 immutable
return array_remove(array[case when (received_at is not null) then 'received'::text else null::text end, case when ((received_at is not null) and (ended_at is null)) then 'open'::text else null::text end, case when (state = any (array[9, 10])) then 'settled'::text else null::text end, case when ((state = any (array[9, 10])) and (ended_at <= due_at)) then 'on-time'::text else null::text end], null::text);

create or replace function readers_of(dossier uuid, applicant uuid, procedure_code text, today date)
 returns table(person_id uuid, own boolean)
 language sql
 stable
as $function$
    select p.id, true from person p where p.id = applicant
    union
    select m.delegate_id, false
    from mandate m
    join party on party.id = m.principal_id
    where m.principal_id = applicant and m.state = 'in-force' and m.from_on <= today and (m.until_on is null or m.until_on >= today)
      and (m.procedures is null or procedure_code = any(m.procedures))
      and (party.kind = 'organisation' or exists (select from dossier_fact f where f.dossier_id = dossier and f.mandate_id = m.id))
  $function$;

create or replace function renew_reference_revision()
 returns trigger
 language plpgsql
as $function$
begin
  update reference_revision set revision = gen_random_uuid() where room = tg_argv[0];
  return null;
end
$function$;

create or replace function tell_province_figures()
 returns trigger
 language plpgsql
as $function$
declare
  is_in text[] := province_figures(new.received_at, new.ended_at, new.due_at, new.national);
  was_in text[] := '{}';
begin
  if tg_op = 'UPDATE' then
    was_in := province_figures(old.received_at, old.ended_at, old.due_at, old.national);
  end if;
  if is_in <> was_in then
    insert into queue_count_change (scope, holder, place, change)
    select 'province', '', figure, 1 from unnest(is_in) as now_in (figure) where figure <> all (was_in)
    union all
    select 'province', '', figure, -1 from unnest(was_in) as once_in (figure) where figure <> all (is_in);
  end if;
  return null;
end $function$;

create or replace function tell_queue_count()
 returns trigger
 language plpgsql
as $function$
begin
  insert into queue_count_change (scope, holder, place, change)
  select scope, holder, place, change
  from (values
    ('desk', new.desk_id, new.place, 1), ('unit', new.unit_id, new.place, 1), ('assignee', new.assignee_id::text, new.place, 1)
  ) as moved (scope, holder, place, change)
  where holder is not null and not is_closed_place(place);
  if tg_op = 'UPDATE' then
    insert into queue_count_change (scope, holder, place, change)
    select scope, holder, place, change
    from (values
      ('desk', old.desk_id, old.place, -1), ('unit', old.unit_id, old.place, -1), ('assignee', old.assignee_id::text, old.place, -1)
    ) as moved (scope, holder, place, change)
    where holder is not null and not is_closed_place(place);
  end if;
  return null;
end $function$;

create or replace function vi_fold(input text)
 returns text
 language sql
 immutable parallel safe strict
as $function$ select lower(public.unaccent('public.unaccent'::regdictionary, normalize(regexp_replace(btrim(input), '\s+', ' ', 'g'), nfc))) $function$;

create or replace function wait_for_seal()
 returns trigger
 language plpgsql
as $function$
declare
  said constant jsonb := to_jsonb(new);
  called text := tg_argv[0];
  part text;
begin
  for nth in 1 .. tg_nargs - 1 loop
    part := said ->> tg_argv[nth];
    if part is null then
      raise exception 'A row of % has no % to be named by', tg_table_name, tg_argv[nth];
    end if;
    called := called || '/' || part;
  end loop;
  insert into ledger_waiting (name) values (called);
  return null;
end $function$;

create table account (
  id uuid not null,
  kind text not null,
  person_id uuid,
  officer_id uuid,
  phone text,
  login text,
  password_hash text,
  totp_secret bytea,
  totp_last_step bigint not null default 0,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  lang text,
  text_size text,
  contrast text,
  first_password_until timestamp with time zone,
  constraint account_pkey primary key (id),
  constraint account_login_key unique (login),
  constraint account_officer_id_key unique (officer_id),
  constraint account_person_id_key unique (person_id),
  constraint account_phone_key unique (phone),
  constraint account_officer_id_fkey foreign key (officer_id) references officer(id),
  constraint account_person_id_fkey foreign key (person_id) references person(id),
  constraint account_check check ((((kind = 'citizen'::text) and (person_id is not null) and (officer_id is null) and (phone is not null) and (login is null)) or ((kind = 'officer'::text) and (officer_id is not null) and (person_id is null) and (phone is null) and (login is not null) and (password_hash is not null) and (totp_secret is not null)))),
  constraint account_contrast_check check ((contrast = any (array['normal'::text, 'high'::text]))),
  constraint account_kind_check check ((kind = any (array['citizen'::text, 'officer'::text]))),
  constraint account_lang_check check ((lang ~ '^[a-z]{2}$'::text)),
  constraint account_login_check check ((login = lower(login))),
  constraint account_text_size_check check ((text_size = any (array['normal'::text, 'large'::text, 'larger'::text])))
);
grant delete, insert, select, update on account to motcua_app;

create table agency (
  id text not null,
  name text not null,
  kind text not null,
  parent_id text,
  unit_code text,
  session_plan_id text not null,
  id_source text not null,
  search text not null generated always as (vi_fold(name)) stored,
  address text,
  phone text,
  kept_by_office boolean not null default false,
  opens_on date,
  closes_on date,
  constraint agency_pkey primary key (id),
  constraint agency_parent_id_fkey foreign key (parent_id) references agency(id) deferrable initially deferred,
  constraint agency_session_plan_id_fkey foreign key (session_plan_id) references session_plan(id),
  constraint agency_unit_code_fkey foreign key (unit_code) references place_unit(code),
  constraint agency_check check ((parent_id <> id)),
  constraint agency_check1 check (((closes_on is null) or (opens_on is null) or (opens_on < closes_on))),
  constraint agency_id_check check (((length(id) <= 35) and (id ~ '^[A-Z0-9]+(\.[A-Z0-9]+)*$'::text))),
  constraint agency_id_source_check check ((id_source = any (array['real'::text, 'invented'::text]))),
  constraint agency_kind_check check ((kind = any (array['province'::text, 'one-stop'::text, 'department'::text, 'division'::text, 'commune'::text]))),
  constraint agency_phone_check check ((phone ~ '^[0-9]{8,11}$'::text))
);
create unique index agency_commune_unit on agency using btree (unit_code) where (kind = 'commune'::text);
create index agency_parent on agency using btree (parent_id);
create trigger agency_changed after insert or delete or update or truncate on agency for each statement execute function renew_reference_revision('agency');
grant delete, insert, select, update on agency to motcua_app;

create table agency_change (
  id uuid not null,
  agency_id text not null,
  effective_on date not null,
  name text,
  session_plan_id text,
  address text,
  phone text,
  asked_at timestamp with time zone not null,
  asked_by uuid,
  applied_at timestamp with time zone,
  former jsonb,
  withdrawn_at timestamp with time zone,
  constraint agency_change_pkey primary key (id),
  constraint agency_change_agency_id_fkey foreign key (agency_id) references agency(id),
  constraint agency_change_asked_by_fkey foreign key (asked_by) references officer(id),
  constraint agency_change_session_plan_id_fkey foreign key (session_plan_id) references session_plan(id),
  constraint agency_change_check check ((num_nonnulls(name, session_plan_id, address, phone) > 0)),
  constraint agency_change_check1 check (((applied_at is null) or (withdrawn_at is null))),
  constraint agency_change_phone_check check ((phone ~ '^[0-9]{8,11}$'::text))
);
create index agency_change_of_agency on agency_change using btree (agency_id, effective_on desc, id);
create index agency_change_waiting on agency_change using btree (effective_on) where ((applied_at is null) and (withdrawn_at is null));
grant insert, select, update on agency_change to motcua_app;

create table answer_reach (
  draft_id uuid not null,
  meaning text not null,
  reach text not null,
  said_at timestamp with time zone not null,
  by_person uuid not null,
  constraint answer_reach_pkey primary key (draft_id, meaning),
  constraint answer_reach_by_person_fkey foreign key (by_person) references person(id),
  constraint answer_reach_reach_check check ((reach = any (array['here'::text, 'everywhere'::text])))
);
grant delete, insert, select, update on answer_reach to motcua_app;

create table asked_again (
  procedure_code text not null,
  agency_id text not null,
  year integer not null,
  kind text not null,
  item text not null,
  label text not null,
  times bigint not null,
  constraint asked_again_pkey primary key (procedure_code, agency_id, year, kind, item),
  constraint asked_again_kind_check check ((kind = any (array['field'::text, 'paper'::text])))
);
grant delete, insert, select, update on asked_again to motcua_app;

create table asked_anyway (
  dossier_id uuid not null,
  round integer not null,
  nth integer not null,
  place text not null,
  what text not null,
  item text not null,
  reason text not null,
  procedure_code text not null,
  agency_id text not null,
  at timestamp with time zone not null,
  constraint asked_anyway_pkey primary key (dossier_id, round, nth),
  constraint asked_anyway_agency_id_fkey foreign key (agency_id) references agency(id),
  constraint asked_anyway_dossier_id_fkey foreign key (dossier_id) references dossier(id),
  constraint asked_anyway_what_check check ((what = any (array['paper'::text, 'fact'::text])))
);
create index asked_anyway_by_time on asked_anyway using btree (at);
create trigger asked_anyway_waits_for_seal after insert on asked_anyway for each row execute function wait_for_seal('anyway', 'dossier_id', 'round', 'nth');
grant insert, select on asked_anyway to motcua_app;

create table bound_paper (
  draft_id uuid not null,
  component text not null,
  recipe text not null,
  sha256 text not null,
  size bigint not null,
  pages integer not null,
  made_at timestamp with time zone not null,
  constraint bound_paper_pkey primary key (draft_id, component, recipe),
  constraint bound_paper_draft_id_fkey foreign key (draft_id) references draft(id) on delete cascade,
  constraint bound_paper_pages_check check ((pages > 0)),
  constraint bound_paper_sha256_check check ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint bound_paper_size_check check ((size > 0))
);
create index bound_paper_by_content on bound_paper using btree (sha256);
grant delete, insert, select, update on bound_paper to motcua_app;

create table brought_paper (
  intake_id uuid not null,
  component text not null,
  originals smallint not null default 0,
  certified smallint not null default 0,
  copies smallint not null default 0,
  compared boolean not null default false,
  round integer not null default 0,
  constraint brought_paper_pkey primary key (intake_id, round, component),
  constraint brought_paper_intake_id_fkey foreign key (intake_id) references counter_intake(id) on delete cascade,
  constraint brought_paper_certified_check check (((certified >= 0) and (certified <= 99))),
  constraint brought_paper_check check ((((originals + certified) + copies) > 0)),
  constraint brought_paper_copies_check check (((copies >= 0) and (copies <= 99))),
  constraint brought_paper_originals_check check (((originals >= 0) and (originals <= 99))),
  constraint brought_paper_round_check check ((round >= 0))
);
grant delete, insert, select, update on brought_paper to motcua_app;

create table bulk_row (
  run_id uuid not null,
  "position" integer not null,
  dossier_id uuid not null,
  version integer,
  body jsonb not null,
  state text not null default 'waiting'::text,
  refusal jsonb,
  ended_at timestamp with time zone,
  constraint bulk_row_pkey primary key (run_id, "position"),
  constraint bulk_row_run_id_dossier_id_key unique (run_id, dossier_id),
  constraint bulk_row_run_id_fkey foreign key (run_id) references bulk_run(id),
  constraint bulk_row_state_check check ((state = any (array['waiting'::text, 'done'::text, 'refused'::text])))
);
create index bulk_row_waiting on bulk_row using btree (run_id, "position") where (state = 'waiting'::text);
grant insert, select, update on bulk_row to motcua_app;

create table bulk_run (
  id uuid not null,
  owner text not null,
  officer_id uuid not null,
  request_key text not null,
  body_hash text not null,
  action text not null,
  total integer not null,
  state text not null default 'running'::text,
  asked_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint bulk_run_pkey primary key (id),
  constraint bulk_run_owner_request_key_key unique (owner, request_key),
  constraint bulk_run_officer_id_fkey foreign key (officer_id) references officer(id),
  constraint bulk_run_state_check check ((state = any (array['running'::text, 'done'::text, 'halted'::text])))
);
create index bulk_run_of_officer on bulk_run using btree (officer_id, asked_at desc);
grant insert, select, update on bulk_run to motcua_app;

create table calendar_day (
  on_date date not null,
  kind text not null,
  name text not null,
  status text not null,
  constraint calendar_day_pkey primary key (on_date),
  constraint calendar_day_kind_check check ((kind = any (array['holiday'::text, 'compensation'::text, 'swapped-off'::text, 'swapped-working'::text]))),
  constraint calendar_day_status_check check ((status = any (array['official'::text, 'draft'::text])))
);
create trigger calendar_day_changed after insert or delete or update or truncate on calendar_day for each statement execute function renew_reference_revision('calendar');
grant delete, insert, select, update on calendar_day to motcua_app;

create table calendar_year (
  year integer not null,
  drafted_at timestamp with time zone not null,
  drafted_by uuid,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  constraint calendar_year_pkey primary key (year),
  constraint calendar_year_confirmed_by_fkey foreign key (confirmed_by) references officer(id),
  constraint calendar_year_drafted_by_fkey foreign key (drafted_by) references officer(id),
  constraint calendar_year_year_check check (((year >= 2000) and (year <= 2199)))
);
grant delete, insert, select, update on calendar_year to motcua_app;

create table coded_reason (
  kind text not null,
  code text not null,
  nth integer not null,
  names jsonb not null,
  ground text not null,
  from_on date not null,
  until_on date,
  constraint coded_reason_pkey primary key (kind, code),
  constraint coded_reason_kind_check check ((kind = any (array['ask-anyway'::text, 'revoke'::text])))
);
grant delete, insert, select, update on coded_reason to motcua_app;

create table counter_intake (
  id uuid not null,
  desk_id text not null,
  officer_id uuid not null,
  person_id uuid not null,
  mandate_id uuid,
  seen_at timestamp with time zone,
  begun_at timestamp with time zone not null,
  constraint counter_intake_pkey primary key (id),
  constraint counter_intake_desk_id_fkey foreign key (desk_id) references agency(id),
  constraint counter_intake_mandate_id_fkey foreign key (mandate_id) references mandate(id),
  constraint counter_intake_officer_id_fkey foreign key (officer_id) references officer(id),
  constraint counter_intake_person_id_fkey foreign key (person_id) references person(id)
);
create index counter_intake_at_desk on counter_intake using btree (desk_id, begun_at desc);
create index counter_intake_of_person on counter_intake using btree (person_id);
grant delete, insert, select, update on counter_intake to motcua_app;

create table declared_absent (
  draft_id uuid not null,
  component text not null,
  reason text not null,
  declared_at timestamp with time zone not null,
  by_person uuid not null,
  constraint declared_absent_pkey primary key (draft_id, component),
  constraint declared_absent_by_person_fkey foreign key (by_person) references person(id)
);
grant delete, insert, select, update on declared_absent to motcua_app;

create table desk_note (
  id uuid not null,
  dossier_id uuid not null,
  officer_id uuid not null,
  officer_role text,
  request_key text not null,
  text text,
  written_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  constraint desk_note_pkey primary key (id),
  constraint desk_note_officer_id_request_key_key unique (officer_id, request_key),
  constraint desk_note_dossier_id_fkey foreign key (dossier_id) references dossier(id),
  constraint desk_note_check check (((text is null) = (erased_at is not null)))
);
create index desk_note_of_dossier on desk_note using btree (dossier_id, id);
grant insert, select, update on desk_note to motcua_app;

create table digitised_paper (
  dossier_id uuid not null,
  paper_id uuid not null,
  sha256 text not null,
  held_by text not null,
  abstract text not null,
  number text,
  issuer text,
  issued_on date,
  expires_on date,
  scope text[],
  officer_id uuid not null,
  agency_id text not null,
  at timestamp with time zone not null,
  constraint digitised_paper_pkey primary key (dossier_id, paper_id),
  constraint digitised_paper_agency_id_fkey foreign key (agency_id) references agency(id),
  constraint digitised_paper_dossier_id_fkey foreign key (dossier_id) references dossier(id),
  constraint digitised_paper_officer_id_fkey foreign key (officer_id) references officer(id),
  constraint digitised_paper_paper_id_fkey foreign key (paper_id) references dossier_paper(id),
  constraint digitised_paper_held_by_check check ((held_by = any (array['applicant'::text, 'other'::text]))),
  constraint digitised_paper_scope_check check ((cardinality(scope) > 0)),
  constraint digitised_paper_sha256_check check ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
grant delete, insert, select, update on digitised_paper to motcua_app;

create table dossier (
  id uuid not null,
  reference text not null,
  code text,
  procedure_code text not null,
  procedure_revision_id uuid not null,
  case_id text not null,
  channel text not null,
  applicant_id uuid not null,
  applicant_name text not null,
  desk_id text not null,
  agency_id text not null,
  unit_id text not null,
  assignee_id uuid,
  consulted text[] not null default '{}'::text[],
  place text not null,
  "national" smallint not null,
  step_id text,
  filed_at timestamp with time zone not null,
  received_at timestamp with time zone,
  due_at timestamp with time zone,
  act_by timestamp with time zone not null default 'infinity'::timestamp with time zone,
  ended_at timestamp with time zone,
  outcome text,
  result_number text,
  result_paper text,
  track_factors text[] not null default '{}'::text[],
  search_text text not null,
  version integer not null,
  updated_at timestamp with time zone not null,
  constraint dossier_pkey primary key (id),
  constraint dossier_code_key unique (code),
  constraint dossier_reference_key unique (reference),
  constraint dossier_of_party foreign key (applicant_id) references party(id),
  constraint dossier_channel_check check ((channel = any (array['online'::text, 'direct'::text, 'postal'::text]))),
  constraint dossier_national_check check ((("national" >= 1) and ("national" <= 10))),
  constraint dossier_outcome_check check ((outcome = any (array['approved'::text, 'refused'::text])))
);
create index dossier_at_desk on dossier using btree (desk_id, place, act_by, id);
create index dossier_at_desk_of_procedure on dossier using btree (desk_id, procedure_code, place, act_by, id);
create index dossier_closed_at_desk on dossier using btree (desk_id, id) where (place = any (array['handed-over'::text, 'withdrawn'::text, 'stopped'::text, 'reception-refused'::text]));
create index dossier_closed_in_unit on dossier using btree (unit_id, id) where (place = any (array['handed-over'::text, 'withdrawn'::text, 'stopped'::text, 'reception-refused'::text]));
create index dossier_consulted on dossier using gin (consulted) where (consulted <> '{}'::text[]);
create index dossier_filed on dossier using btree (filed_at) include (procedure_code);
create index dossier_in_unit on dossier using btree (unit_id, place, act_by, id);
create index dossier_in_unit_of_procedure on dossier using btree (unit_id, procedure_code, place, act_by, id);
create index dossier_of_applicant on dossier using btree (applicant_id, filed_at desc, id);
create index dossier_of_assignee on dossier using btree (assignee_id, place, act_by, id) where (assignee_id is not null);
create index dossier_received_at_desk on dossier using btree (desk_id, received_at, id) where (received_at is not null);
create index dossier_result_by_content on dossier using btree (result_paper) where (result_paper is not null);
create index dossier_search on dossier using gin (search_text gin_trgm_ops, desk_id, unit_id, assignee_id);
create index dossier_still_open on dossier using btree (id) where (ended_at is null);
create index dossier_unfinished_of_agency on dossier using btree (agency_id) where (place <> all (array['reception-refused'::text, 'withdrawn'::text, 'stopped'::text, 'handed-over'::text]));
create index dossier_with_result on dossier using btree (ended_at, id) where ("national" = any (array[9, 10]));
create trigger dossier_counts_in_province after insert on dossier for each row when (new.received_at is not null or (new."national" = any (array[9, 10]))) execute function tell_province_figures();
create trigger dossier_figures_moved after update of received_at, ended_at, due_at, "national" on dossier for each row when (old.received_at is distinct from new.received_at or old.ended_at is distinct from new.ended_at or old.due_at is distinct from new.due_at or old."national" is distinct from new."national") execute function tell_province_figures();
create trigger dossier_has_moved after update of desk_id, unit_id, assignee_id, place on dossier for each row when (old.desk_id is distinct from new.desk_id or old.unit_id is distinct from new.unit_id or old.assignee_id is distinct from new.assignee_id or old.place is distinct from new.place) execute function tell_queue_count();
create trigger dossier_is_counted after insert on dossier for each row execute function tell_queue_count();
grant insert, select, update on dossier to motcua_app;

create table dossier_answers (
  dossier_id uuid not null,
  round integer not null,
  answers jsonb not null,
  salt text not null,
  hash text not null,
  given_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  constraint dossier_answers_pkey primary key (dossier_id, round),
  constraint dossier_answers_dossier_id_fkey foreign key (dossier_id) references dossier(id)
);
grant delete, insert, select, update on dossier_answers to motcua_app;

create table dossier_check (
  dossier_id uuid not null,
  round integer not null,
  place text not null,
  officer_id uuid not null,
  verdict text not null,
  code text,
  reason text,
  checked_at timestamp with time zone not null,
  constraint dossier_check_pkey primary key (dossier_id, round, place, officer_id),
  constraint dossier_check_dossier_id_fkey foreign key (dossier_id) references dossier(id),
  constraint dossier_check_check check (((verdict = 'wrong'::text) = ((code is not null) and (reason is not null)))),
  constraint dossier_check_verdict_check check ((verdict = any (array['right'::text, 'wrong'::text])))
);
grant delete, insert, select, update on dossier_check to motcua_app;

create table dossier_code_counter (
  agency_id text not null,
  on_date date not null,
  last integer not null,
  constraint dossier_code_counter_pkey primary key (agency_id, on_date)
);
grant insert, select, update on dossier_code_counter to motcua_app;

create table dossier_fact (
  dossier_id uuid not null,
  seq integer not null,
  id uuid not null,
  type text not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id uuid,
  actor_role text,
  agency_id text,
  data jsonb not null,
  mandate_id uuid,
  stands_in_for uuid,
  constraint dossier_fact_pkey primary key (dossier_id, seq),
  constraint dossier_fact_id_key unique (id),
  constraint dossier_fact_dossier_id_fkey foreign key (dossier_id) references dossier(id),
  constraint dossier_fact_mandate_id_fkey foreign key (mandate_id) references mandate(id),
  constraint dossier_fact_stands_in_for_fkey foreign key (stands_in_for) references officer(id),
  constraint dossier_fact_actor_kind_check check ((actor_kind = any (array['citizen'::text, 'officer'::text, 'system'::text])))
);
create index dossier_fact_by_time on dossier_fact using btree (at, dossier_id);
create trigger fact_waits_for_seal after insert on dossier_fact for each row execute function wait_for_seal('fact', 'dossier_id', 'seq', 'id');
grant insert, select on dossier_fact to motcua_app;

create table dossier_message (
  id uuid not null,
  dossier_id uuid not null,
  side text not null,
  author_id uuid not null,
  author_role text,
  request_key text not null,
  text text,
  written_at timestamp with time zone not null,
  read_at timestamp with time zone,
  read_by uuid,
  erased_at timestamp with time zone,
  constraint dossier_message_pkey primary key (id),
  constraint dossier_message_author_id_request_key_key unique (author_id, request_key),
  constraint dossier_message_dossier_id_fkey foreign key (dossier_id) references dossier(id),
  constraint dossier_message_check check (((text is null) = (erased_at is not null))),
  constraint dossier_message_check1 check (((read_at is null) = (read_by is null))),
  constraint dossier_message_side_check check ((side = any (array['applicant'::text, 'office'::text])))
);
create index dossier_message_by_author on dossier_message using btree (author_id, written_at);
create index dossier_message_of_dossier on dossier_message using btree (dossier_id, id);
create index dossier_message_unread on dossier_message using btree (dossier_id, side, id) where (read_at is null);
grant insert, select, update on dossier_message to motcua_app;

create table dossier_note (
  id uuid not null,
  dossier_id uuid not null,
  kind text not null,
  text text,
  salt text not null,
  written_at timestamp with time zone not null,
  constraint dossier_note_pkey primary key (id),
  constraint dossier_note_dossier_id_fkey foreign key (dossier_id) references dossier(id)
);
create index dossier_note_of_dossier on dossier_note using btree (dossier_id);
grant delete, insert, select, update on dossier_note to motcua_app;

create table dossier_pace (
  dossier_id uuid not null,
  procedure_code text not null,
  ended_at timestamp with time zone not null,
  minutes integer not null,
  constraint dossier_pace_pkey primary key (dossier_id),
  constraint dossier_pace_dossier_id_fkey foreign key (dossier_id) references dossier(id),
  constraint dossier_pace_minutes_check check ((minutes >= 0))
);
create index dossier_pace_by_end on dossier_pace using btree (ended_at, procedure_code) include (minutes);
grant delete, insert, select, update on dossier_pace to motcua_app;

create table dossier_paper (
  id uuid not null,
  dossier_id uuid not null,
  round integer not null,
  component text not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  origin text not null,
  given_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  constraint dossier_paper_pkey primary key (id),
  constraint dossier_paper_dossier_id_fkey foreign key (dossier_id) references dossier(id),
  constraint dossier_paper_sha256_check check ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
create index dossier_paper_by_content on dossier_paper using btree (sha256);
create index dossier_paper_of_dossier on dossier_paper using btree (dossier_id, round);
grant delete, insert, select, update on dossier_paper to motcua_app;

create table dossier_presence (
  dossier_id uuid not null,
  officer_id uuid not null,
  officer_role text,
  opened_at timestamp with time zone not null,
  beat_at timestamp with time zone,
  constraint dossier_presence_pkey primary key (dossier_id, officer_id),
  constraint dossier_presence_dossier_id_fkey foreign key (dossier_id) references dossier(id) on delete cascade
);
create index dossier_presence_by_age on dossier_presence using btree (opened_at);
grant delete, insert, select, update on dossier_presence to motcua_app;

create table dossier_seen (
  dossier_id uuid not null,
  officer_id uuid not null,
  version integer not null,
  at timestamp with time zone not null,
  constraint dossier_seen_pkey primary key (dossier_id, officer_id),
  constraint dossier_seen_dossier_id_fkey foreign key (dossier_id) references dossier(id)
);
grant insert, select, update on dossier_seen to motcua_app;

create table draft (
  id uuid not null,
  purpose text not null default 'filing'::text,
  procedure_code text not null,
  procedure_revision_id uuid not null,
  case_id text,
  agency_id text,
  channel text not null default 'online'::text,
  person_id uuid not null,
  answers jsonb not null default '{}'::jsonb,
  page text,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  changed_at jsonb not null default '{}'::jsonb,
  desk_id text,
  round integer not null default 0,
  constraint draft_pkey primary key (id),
  constraint draft_desk_id_fkey foreign key (desk_id) references agency(id),
  constraint draft_of_party foreign key (person_id) references party(id),
  constraint draft_channel_check check ((channel = any (array['online'::text, 'direct'::text, 'postal'::text]))),
  constraint draft_purpose_check check ((purpose = any (array['filing'::text, 'supplement'::text]))),
  constraint draft_round_check check ((round >= 0))
);
create index draft_at_desk on draft using btree (desk_id, updated_at desc, id) where (desk_id is not null);
create index draft_by_expiry on draft using btree (expires_at);
create index draft_of_person on draft using btree (person_id, updated_at desc, id);
grant delete, insert, select, update on draft to motcua_app;

create table draft_paper (
  id uuid not null,
  draft_id uuid not null,
  component text not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  origin text not null default 'upload'::text,
  attached_at timestamp with time zone not null,
  "position" integer not null default 0,
  turn smallint not null default 0,
  constraint draft_paper_pkey primary key (id),
  constraint draft_paper_draft_id_component_sha256_key unique (draft_id, component, sha256),
  constraint draft_paper_draft_id_fkey foreign key (draft_id) references draft(id) on delete cascade,
  constraint draft_paper_sha256_check check ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint draft_paper_turn_check check ((turn = any (array[0, 90, 180, 270])))
);
create index draft_paper_by_content on draft_paper using btree (sha256);
grant delete, insert, select, update on draft_paper to motcua_app;

create table due_moved (
  recount_id uuid not null,
  dossier_id uuid not null,
  due_before timestamp with time zone,
  due_after timestamp with time zone,
  act_before timestamp with time zone,
  act_after timestamp with time zone,
  moved_at timestamp with time zone not null,
  constraint due_moved_pkey primary key (recount_id, dossier_id),
  constraint due_moved_dossier_id_fkey foreign key (dossier_id) references dossier(id),
  constraint due_moved_recount_id_fkey foreign key (recount_id) references due_recount(id)
);
create index due_moved_of_dossier on due_moved using btree (dossier_id);
create trigger due_moved_waits_for_seal after insert on due_moved for each row execute function wait_for_seal('due', 'dossier_id', 'recount_id');
grant insert, select on due_moved to motcua_app;

create table due_recount (
  id uuid not null,
  because text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  after_id uuid,
  looked_at integer not null default 0,
  constraint due_recount_pkey primary key (id),
  constraint due_recount_asked_by_fkey foreign key (asked_by) references officer(id),
  constraint due_recount_because_check check ((because = any (array['calendar'::text, 'agency-hours'::text, 'asked'::text])))
);
create index due_recount_newest on due_recount using btree (asked_at desc, id desc);
create index due_recount_open on due_recount using btree (asked_at) where (ended_at is null);
grant insert, select, update on due_recount to motcua_app;

create table fact_spread (
  id uuid not null,
  party_id uuid not null,
  meaning text not null,
  told_by text not null,
  source uuid,
  drafts integer not null,
  told_at timestamp with time zone not null,
  constraint fact_spread_pkey primary key (id),
  constraint fact_spread_source_meaning_key unique (source, meaning),
  constraint fact_spread_party_id_fkey foreign key (party_id) references party(id),
  constraint fact_spread_drafts_check check ((drafts >= 0)),
  constraint fact_spread_told_by_check check ((told_by = any (array['filing'::text, 'account'::text, 'locker'::text])))
);
create index fact_spread_by_time on fact_spread using btree (told_at);
grant delete, insert, select, update on fact_spread to motcua_app;

create table filing_effort (
  draft_id uuid not null,
  last_seen_at timestamp with time zone not null,
  active_seconds integer not null default 0,
  laid_in jsonb not null default '{}'::jsonb,
  constraint filing_effort_pkey primary key (draft_id),
  constraint filing_effort_active_seconds_check check ((active_seconds >= 0))
);
create index filing_effort_by_time on filing_effort using btree (last_seen_at);
grant delete, insert, select, update on filing_effort to motcua_app;

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
  constraint filing_figure_pkey primary key (procedure_code, agency_id, year)
);
grant delete, insert, select, update on filing_figure to motcua_app;

create table filing_measured (
  dossier_id uuid not null,
  procedure_code text not null,
  agency_id text not null,
  year integer not null,
  filed_at timestamp with time zone not null,
  active_seconds integer,
  fields_asked integer not null,
  fields_laid_in integer not null,
  fields_held integer not null,
  fields_again integer not null,
  papers_asked integer not null,
  papers_reused integer not null,
  papers_held integer not null,
  papers_again integer not null,
  trips_avoided integer not null,
  constraint filing_measured_pkey primary key (dossier_id),
  constraint filing_measured_dossier_id_fkey foreign key (dossier_id) references dossier(id),
  constraint filing_measured_active_seconds_check check ((active_seconds >= 0)),
  constraint filing_measured_check check (((fields_laid_in >= 0) and (fields_laid_in <= fields_asked))),
  constraint filing_measured_check1 check (((fields_held >= 0) and (fields_held <= fields_asked))),
  constraint filing_measured_check2 check (((fields_again >= 0) and (fields_again <= fields_held))),
  constraint filing_measured_check3 check (((papers_reused >= 0) and (papers_reused <= papers_asked))),
  constraint filing_measured_check4 check (((papers_held >= 0) and (papers_held <= papers_asked))),
  constraint filing_measured_check5 check (((papers_again >= 0) and (papers_again <= papers_held))),
  constraint filing_measured_fields_asked_check check ((fields_asked >= 0)),
  constraint filing_measured_papers_asked_check check ((papers_asked >= 0)),
  constraint filing_measured_trips_avoided_check check ((trips_avoided >= 0))
);
create index filing_measured_by_procedure on filing_measured using btree (procedure_code, filed_at desc) include (active_seconds);
grant delete, insert, select, update on filing_measured to motcua_app;

create table issued_paper (
  id uuid not null,
  dossier_id uuid not null,
  fact_id uuid not null,
  template text not null,
  template_version text not null,
  number text not null,
  agency_id text not null,
  sha256 text not null,
  issued_at timestamp with time zone not null,
  verify_code text,
  constraint issued_paper_pkey primary key (id),
  constraint issued_paper_fact_id_template_key unique (fact_id, template),
  constraint issued_paper_agency_id_fkey foreign key (agency_id) references agency(id),
  constraint issued_paper_sha256_fkey foreign key (sha256) references stored_object(sha256),
  constraint issued_paper_verify_code_check check ((verify_code ~ '^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$'::text))
);
create index issued_paper_by_content on issued_paper using btree (sha256);
create index issued_paper_of_dossier on issued_paper using btree (dossier_id, id);
create unique index issued_paper_verify_code on issued_paper using btree (verify_code);
create trigger paper_waits_for_seal after insert on issued_paper for each row execute function wait_for_seal('paper', 'id');
grant insert, select on issued_paper to motcua_app;

create table ledger_check (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  seal_number bigint not null,
  rows_sealed bigint not null,
  heads_compared integer not null,
  breaks integer not null,
  first_break jsonb,
  constraint ledger_check_pkey primary key (id),
  constraint ledger_check_breaks_check check ((breaks >= 0)),
  constraint ledger_check_check check (((breaks = 0) = (first_break is null)))
);
grant insert, select on ledger_check to motcua_app;

create table ledger_entry (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id uuid,
  actor_role text,
  agency_id text,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  reason text not null,
  data jsonb not null default '{}'::jsonb,
  constraint ledger_entry_pkey primary key (id),
  constraint ledger_entry_actor_kind_check check ((actor_kind = any (array['citizen'::text, 'officer'::text, 'system'::text])))
);
create index ledger_entry_about on ledger_entry using btree (subject_kind, subject_id, id);
create index ledger_entry_administered on ledger_entry using btree (id) where (kind = 'administered'::text);
create index ledger_entry_by_actor on ledger_entry using btree (actor_id, id);
create trigger entry_waits_for_seal after insert on ledger_entry for each row execute function wait_for_seal('entry', 'id');
grant insert, select on ledger_entry to motcua_app;

create table ledger_seal (
  number bigint not null,
  sealed_at timestamp with time zone not null,
  names text[] not null,
  digests bytea not null,
  total bigint not null,
  previous bytea not null,
  head bytea not null,
  constraint ledger_seal_pkey primary key (number),
  constraint ledger_seal_check check (((cardinality(names) > 0) and (length(digests) = (32 * cardinality(names))))),
  constraint ledger_seal_head_check check ((length(head) = 32)),
  constraint ledger_seal_number_check check ((number > 0)),
  constraint ledger_seal_previous_check check ((length(previous) = 32))
);
grant insert, select on ledger_seal to motcua_app;

create table ledger_waiting (
  n bigint not null generated always as identity,
  name text not null,
  since timestamp with time zone not null default now(),
  constraint ledger_waiting_pkey primary key (n)
);
grant delete, insert, select on ledger_waiting to motcua_app;

create table life_event (
  slug text not null,
  "position" integer not null,
  content jsonb not null,
  constraint life_event_pkey primary key (slug),
  constraint life_event_slug_check check ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
);
create trigger life_event_changed after insert or delete or update or truncate on life_event for each statement execute function renew_reference_revision('catalogue');
grant delete, insert, select, update on life_event to motcua_app;

create table locker_consent (
  id bigint not null generated always as identity,
  party_id uuid not null,
  purpose text not null,
  paper_id uuid,
  given boolean not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint locker_consent_pkey primary key (id),
  constraint locker_consent_by_person_fkey foreign key (by_person) references person(id),
  constraint locker_consent_party_id_fkey foreign key (party_id) references party(id),
  constraint locker_consent_check check (((paper_id is null) or (purpose = 'offer'::text))),
  constraint locker_consent_purpose_check check ((purpose = any (array['offer'::text, 'fill'::text, 'delegates'::text])))
);
create index locker_consent_of_paper on locker_consent using btree (paper_id, id desc) where (paper_id is not null);
create index locker_consent_of_party on locker_consent using btree (party_id, purpose, id desc) where (paper_id is null);
create trigger consent_waits_for_seal after insert on locker_consent for each row execute function wait_for_seal('consent', 'id');
grant insert, select on locker_consent to motcua_app;

create table locker_contest (
  id uuid not null,
  party_id uuid not null,
  thing_id uuid,
  meaning text not null,
  label text not null,
  dossier_id uuid not null,
  agency_id text not null,
  told_there text not null,
  value jsonb not null,
  told text not null,
  reason text not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  answer text,
  because text,
  answered_at timestamp with time zone,
  answered_by uuid,
  constraint locker_contest_pkey primary key (id),
  constraint locker_contest_agency_id_fkey foreign key (agency_id) references agency(id),
  constraint locker_contest_answered_by_fkey foreign key (answered_by) references officer(id),
  constraint locker_contest_by_person_fkey foreign key (by_person) references person(id),
  constraint locker_contest_dossier_id_fkey foreign key (dossier_id) references dossier(id),
  constraint locker_contest_party_id_fkey foreign key (party_id) references party(id),
  constraint locker_contest_thing_id_fkey foreign key (thing_id) references locker_thing(id),
  constraint locker_contest_answer_check check ((answer = any (array['agreed'::text, 'kept'::text]))),
  constraint locker_contest_check check ((((answer is null) = (answered_at is null)) and ((answer is null) = (answered_by is null)) and ((answer is null) = (because is null))))
);
create index locker_contest_of_party on locker_contest using btree (party_id, at desc);
create unique index locker_contest_once on locker_contest using btree (party_id, thing_id, meaning) nulls not distinct where (answer is null);
create index locker_contest_waiting on locker_contest using btree (agency_id, at) where (answer is null);
grant delete, insert, select, update on locker_contest to motcua_app;

create table locker_fact (
  party_id uuid not null,
  thing_id uuid,
  meaning text not null,
  dossier_id uuid not null,
  procedure_code text not null,
  value jsonb not null,
  label text not null,
  told text not null,
  given_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  confirmed_by text,
  reach text not null default 'told'::text,
  constraint locker_fact_party_id_thing_id_meaning_dossier_id_key unique nulls not distinct (party_id, thing_id, meaning, dossier_id),
  constraint locker_fact_dossier_id_fkey foreign key (dossier_id) references dossier(id),
  constraint locker_fact_party_id_fkey foreign key (party_id) references party(id),
  constraint locker_fact_thing_id_fkey foreign key (thing_id) references locker_thing(id),
  constraint locker_fact_check check (((confirmed_at is null) = (confirmed_by is null))),
  constraint locker_fact_reach_check check ((reach = any (array['told'::text, 'here'::text, 'everywhere'::text])))
);
create index locker_fact_of_dossier on locker_fact using btree (dossier_id);
grant delete, insert, select, update on locker_fact to motcua_app;

create table locker_fetched (
  paper_id uuid not null,
  inquiry_id uuid not null,
  constraint locker_fetched_pkey primary key (paper_id, inquiry_id),
  constraint locker_fetched_inquiry_id_fkey foreign key (inquiry_id) references locker_inquiry(id),
  constraint locker_fetched_paper_id_fkey foreign key (paper_id) references locker_paper(id)
);
grant insert, select on locker_fetched to motcua_app;

create table locker_inquiry (
  id uuid not null,
  party_id uuid not null,
  by_person uuid not null,
  procedure_code text not null,
  type text not null,
  at timestamp with time zone not null,
  outcome text not null,
  signature text,
  constraint locker_inquiry_pkey primary key (id),
  constraint locker_inquiry_by_person_fkey foreign key (by_person) references person(id),
  constraint locker_inquiry_party_id_fkey foreign key (party_id) references party(id),
  constraint locker_inquiry_type_fkey foreign key (type) references paper_type(type),
  constraint locker_inquiry_outcome_check check ((outcome = any (array['found'::text, 'not-there'::text, 'refused'::text, 'away'::text])))
);
create index locker_inquiry_by_person on locker_inquiry using btree (by_person, at desc);
grant insert, select on locker_inquiry to motcua_app;

create table locker_origin (
  paper_id uuid not null,
  kind text not null,
  dossier_id uuid not null,
  component text not null,
  procedure_code text not null,
  at timestamp with time zone not null,
  agency_id text,
  constraint locker_origin_pkey primary key (paper_id, kind, dossier_id, component),
  constraint locker_origin_dossier_id_fkey foreign key (dossier_id) references dossier(id),
  constraint locker_origin_paper_id_fkey foreign key (paper_id) references locker_paper(id),
  constraint locker_origin_kind_check check ((kind = any (array['given'::text, 'given-at-counter'::text, 'compared'::text, 'confirmed'::text, 'signed'::text, 'faulted'::text, 'issued'::text, 'used'::text, 'replaced'::text, 'revoked'::text])))
);
create index locker_origin_of_dossier on locker_origin using btree (dossier_id);
grant insert, select on locker_origin to motcua_app;

create table locker_paper (
  id uuid not null,
  party_id uuid not null,
  type text,
  sha256 text not null,
  name text not null,
  file_name text not null,
  media_type text not null,
  size bigint not null,
  holder_id uuid,
  level text not null,
  number text,
  issuer_id text,
  issued_on date,
  expires_on date,
  scope text[],
  about_kind text,
  about_key text,
  standing text not null default 'stands'::text,
  standing_since timestamp with time zone,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  constraint locker_paper_pkey primary key (id),
  constraint locker_paper_party_id_type_sha256_key unique nulls not distinct (party_id, type, sha256),
  constraint locker_paper_holder_id_fkey foreign key (holder_id) references party(id),
  constraint locker_paper_issuer_id_fkey foreign key (issuer_id) references agency(id),
  constraint locker_paper_party_id_fkey foreign key (party_id) references party(id),
  constraint locker_paper_type_fkey foreign key (type) references paper_type(type),
  constraint locker_paper_check check (((about_key is null) or (about_kind is not null))),
  constraint locker_paper_level_check check ((level = any (array['A'::text, 'B'::text, 'C'::text, 'D'::text, 'E'::text, 'F'::text]))),
  constraint locker_paper_scope_check check ((cardinality(scope) > 0)),
  constraint locker_paper_sha256_check check ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint locker_paper_standing_check check ((standing = any (array['stands'::text, 'faulted'::text, 'superseded'::text, 'revoked'::text])))
);
create index locker_paper_by_content on locker_paper using btree (sha256);
create index locker_paper_by_end on locker_paper using btree (expires_on) where ((expires_on is not null) and (standing = 'stands'::text));
grant delete, insert, select, update on locker_paper to motcua_app;

create table locker_put_by (
  paper_id uuid not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint locker_put_by_pkey primary key (paper_id),
  constraint locker_put_by_by_person_fkey foreign key (by_person) references person(id),
  constraint locker_put_by_paper_id_fkey foreign key (paper_id) references locker_paper(id)
);
grant delete, insert, select, update on locker_put_by to motcua_app;

create table locker_said (
  id uuid not null,
  party_id uuid not null,
  thing_id uuid,
  meaning text not null,
  value jsonb not null,
  label text not null,
  told text not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  confirmed_by text,
  constraint locker_said_pkey primary key (id),
  constraint locker_said_by_person_fkey foreign key (by_person) references person(id),
  constraint locker_said_confirmed_by_fkey foreign key (confirmed_by) references agency(id),
  constraint locker_said_party_id_fkey foreign key (party_id) references party(id),
  constraint locker_said_thing_id_fkey foreign key (thing_id) references locker_thing(id)
);
create index locker_said_of_party on locker_said using btree (party_id, at);
grant delete, insert, select, update on locker_said to motcua_app;

create table locker_share (
  id uuid not null,
  party_id uuid not null,
  paper_id uuid not null,
  token_hash text not null,
  for_number text,
  for_person uuid,
  purpose text not null,
  shared_at timestamp with time zone not null,
  until timestamp with time zone not null,
  by_person uuid not null,
  ended_at timestamp with time zone,
  constraint locker_share_pkey primary key (id),
  constraint locker_share_token_hash_key unique (token_hash),
  constraint locker_share_by_person_fkey foreign key (by_person) references person(id),
  constraint locker_share_for_person_fkey foreign key (for_person) references person(id),
  constraint locker_share_paper_id_fkey foreign key (paper_id) references locker_paper(id),
  constraint locker_share_party_id_fkey foreign key (party_id) references party(id),
  constraint locker_share_check check ((until > shared_at)),
  constraint locker_share_token_hash_check check ((token_hash ~ '^[0-9a-f]{64}$'::text))
);
create index locker_share_of_paper on locker_share using btree (paper_id);
create index locker_share_of_party on locker_share using btree (party_id, shared_at desc);
grant delete, insert, select, update on locker_share to motcua_app;

create table locker_taken (
  dossier_id uuid not null,
  party_id uuid not null,
  version integer not null,
  constraint locker_taken_pkey primary key (dossier_id),
  constraint locker_taken_dossier_id_fkey foreign key (dossier_id) references dossier(id),
  constraint locker_taken_party_id_fkey foreign key (party_id) references party(id)
);
create index locker_taken_of_party on locker_taken using btree (party_id);
grant delete, insert, select, update on locker_taken to motcua_app;

create table locker_thing (
  id uuid not null,
  party_id uuid not null,
  kind text not null,
  key text not null,
  first_at timestamp with time zone not null,
  constraint locker_thing_pkey primary key (id),
  constraint locker_thing_party_id_kind_key_key unique (party_id, kind, key),
  constraint locker_thing_party_id_fkey foreign key (party_id) references party(id)
);
grant delete, insert, select, update on locker_thing to motcua_app;

create table mandate (
  id uuid not null,
  kind text not null,
  principal_id uuid,
  delegate_id uuid,
  invited_phone text,
  invited_cccd text,
  procedures text[],
  from_on date not null,
  until_on date,
  origin text not null,
  state text not null,
  claim jsonb,
  paper_sha256 text,
  paper_name text,
  paper_type text,
  agency_id text,
  asked_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  constraint mandate_pkey primary key (id),
  constraint mandate_agency_id_fkey foreign key (agency_id) references agency(id),
  constraint mandate_delegate_id_fkey foreign key (delegate_id) references person(id),
  constraint mandate_paper_sha256_fkey foreign key (paper_sha256) references stored_object(sha256),
  constraint mandate_principal_id_fkey foreign key (principal_id) references party(id),
  constraint mandate_check check ((until_on >= from_on)),
  constraint mandate_check1 check ((principal_id <> delegate_id)),
  constraint mandate_check2 check (((principal_id is not null) or ((kind = 'representative'::text) and (claim is not null)))),
  constraint mandate_check3 check (((delegate_id is not null) or (num_nonnulls(invited_phone, invited_cccd) = 1))),
  constraint mandate_check4 check (((state <> 'in-force'::text) or ((principal_id is not null) and (delegate_id is not null)))),
  constraint mandate_invited_cccd_check check ((invited_cccd ~ '^[0-9]{12}$'::text)),
  constraint mandate_kind_check check ((kind = any (array['representative'::text, 'delegate'::text]))),
  constraint mandate_origin_check check ((origin = any (array['portal'::text, 'counter'::text, 'claim'::text, 'register'::text]))),
  constraint mandate_procedures_check check ((cardinality(procedures) > 0)),
  constraint mandate_state_check check ((state = any (array['asked'::text, 'in-force'::text, 'refused'::text, 'revoked'::text, 'ended'::text])))
);
create index mandate_ending on mandate using btree (until_on) where (state = 'in-force'::text);
create index mandate_invited_cccd on mandate using btree (invited_cccd) where ((state = 'asked'::text) and (delegate_id is null));
create index mandate_invited_phone on mandate using btree (invited_phone) where ((state = 'asked'::text) and (delegate_id is null));
create index mandate_of_delegate on mandate using btree (delegate_id) where (delegate_id is not null);
create index mandate_of_principal on mandate using btree (principal_id) where (principal_id is not null);
create index mandate_paper on mandate using btree (paper_sha256) where (paper_sha256 is not null);
create index mandate_waiting on mandate using btree (asked_at, id) where ((state = 'asked'::text) and (origin = any (array['claim'::text, 'counter'::text])));
grant insert, select, update on mandate to motcua_app;

create table mandate_fact (
  mandate_id uuid not null,
  seq integer not null,
  type text not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id uuid,
  agency_id text,
  data jsonb not null default '{}'::jsonb,
  constraint mandate_fact_pkey primary key (mandate_id, seq),
  constraint mandate_fact_mandate_id_fkey foreign key (mandate_id) references mandate(id),
  constraint mandate_fact_actor_kind_check check ((actor_kind = any (array['citizen'::text, 'officer'::text, 'system'::text]))),
  constraint mandate_fact_type_check check ((type = any (array['asked'::text, 'paper-given'::text, 'accepted'::text, 'confirmed'::text, 'recorded'::text, 'refused'::text, 'revoked'::text, 'ended'::text])))
);
create trigger mandate_fact_waits_for_seal after insert on mandate_fact for each row execute function wait_for_seal('mandate', 'mandate_id', 'seq');
grant insert, select on mandate_fact to motcua_app;

create table migration (
  name text not null,
  checksum text not null,
  ran_at timestamp with time zone not null default now(),
  constraint migration_pkey primary key (name)
);
grant select on migration to motcua_app;

create table notice (
  id uuid not null,
  occasion text not null,
  dossier_id uuid,
  fact_id uuid,
  person_id uuid,
  kind text not null,
  channel text not null,
  address text,
  subject text not null,
  body text not null,
  state text not null default 'queued'::text,
  attempts integer not null default 0,
  last_error text,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  read_at timestamp with time zone,
  principal_id uuid,
  officer_id uuid,
  said jsonb,
  way text,
  way_begun_at timestamp with time zone,
  tried text[] not null default '{}'::text[],
  message_id text,
  constraint notice_pkey primary key (id),
  constraint notice_occasion_person_id_channel_key unique (occasion, person_id, channel),
  constraint notice_officer_id_fkey foreign key (officer_id) references officer(id),
  constraint notice_person_id_fkey foreign key (person_id) references person(id),
  constraint notice_principal_id_fkey foreign key (principal_id) references party(id),
  constraint notice_channel_check check ((channel = any (array['inbox'::text, 'sms'::text, 'mail'::text]))),
  constraint notice_check check (((channel = 'inbox'::text) or (address is not null))),
  constraint notice_check1 check (((state = 'sent'::text) = (sent_at is not null))),
  constraint notice_state_check check ((state = any (array['queued'::text, 'sent'::text, 'failed'::text]))),
  constraint notice_to_somebody check ((num_nonnulls(person_id, officer_id) = 1)),
  constraint notice_way_check check ((way = any (array['zalo-message'::text, 'zalo-user'::text, 'zalo-phone'::text, 'sms'::text])))
);
create index notice_inbox on notice using btree (person_id, id desc) where (channel = 'inbox'::text);
create index notice_inbox_unread on notice using btree (person_id, id desc) where ((channel = 'inbox'::text) and (read_at is null));
create index notice_not_sent on notice using btree (created_at) where (state <> 'sent'::text);
create index notice_of_dossier on notice using btree (dossier_id, id);
create unique index notice_once_to_officer on notice using btree (occasion, officer_id, channel) where (officer_id is not null);
grant delete, insert, select, update on notice to motcua_app;

create table notice_preference (
  person_id uuid not null,
  by_zalo boolean not null,
  by_sms boolean not null,
  by_mail boolean not null,
  constraint notice_preference_pkey primary key (person_id),
  constraint notice_preference_person_id_fkey foreign key (person_id) references person(id)
);
grant delete, insert, select, update on notice_preference to motcua_app;

create table officer (
  id uuid not null,
  full_name text not null,
  phone text,
  email text,
  active boolean not null default true,
  created_at timestamp with time zone not null,
  constraint officer_pkey primary key (id)
);
create index officer_by_name on officer using btree (vi_fold(full_name), id);
grant delete, insert, select, update on officer to motcua_app;

create table officer_role (
  officer_id uuid not null,
  role text not null,
  agency_id text not null,
  granted_at timestamp with time zone not null,
  ends_on date,
  constraint officer_role_pkey primary key (officer_id, role, agency_id),
  constraint officer_role_agency_id_fkey foreign key (agency_id) references agency(id),
  constraint officer_role_officer_id_fkey foreign key (officer_id) references officer(id) on delete cascade,
  constraint officer_role_role_check check ((role = any (array['receiver'::text, 'head'::text, 'specialist'::text, 'leader'::text, 'records-clerk'::text, 'supervisor'::text, 'administrator'::text])))
);
create index officer_role_by_agency on officer_role using btree (agency_id, role);
grant delete, insert, select, update on officer_role to motcua_app;

create table officer_role_fact (
  id bigint not null generated always as identity,
  officer_id uuid not null,
  role text not null,
  agency_id text not null,
  change text not null,
  at timestamp with time zone not null,
  by_officer_id uuid,
  reason text,
  ends_on date,
  constraint officer_role_fact_pkey primary key (id),
  constraint officer_role_fact_by_officer_id_fkey foreign key (by_officer_id) references officer(id),
  constraint officer_role_fact_officer_id_fkey foreign key (officer_id) references officer(id),
  constraint officer_role_fact_change_check check ((change = any (array['granted'::text, 'ended'::text])))
);
create index officer_role_fact_of_officer on officer_role_fact using btree (officer_id, id);
create trigger role_fact_waits_for_seal after insert on officer_role_fact for each row execute function wait_for_seal('role', 'id');
grant insert, select on officer_role_fact to motcua_app;

create table one_time_code (
  id uuid not null,
  phone text not null,
  code_mac bytea not null,
  sealed_message bytea,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint one_time_code_pkey primary key (id)
);
create index one_time_code_by_expiry on one_time_code using btree (expires_at);
grant delete, insert, select, update on one_time_code to motcua_app;

create table organisation (
  id uuid not null,
  tax_number text not null,
  name text not null,
  kind text not null,
  address jsonb,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint organisation_pkey primary key (id),
  constraint organisation_tax_number_key unique (tax_number),
  constraint organisation_is_a_party foreign key (id) references party(id),
  constraint organisation_kind_check check ((kind = any (array['company'::text, 'cooperative'::text, 'household-business'::text, 'other'::text]))),
  constraint organisation_tax_number_check check ((tax_number ~ '^[0-9]{10}(-[0-9]{3})?$'::text))
);
create trigger organisation_is_a_party before insert on organisation for each row execute function enter_party('organisation');
grant delete, insert, select, update on organisation to motcua_app;

create table paper_code (
  kind text not null,
  code text not null,
  type text not null,
  asked_as text,
  number_means text,
  constraint paper_code_pkey primary key (kind, code),
  constraint paper_code_type_fkey foreign key (type) references paper_type(type),
  constraint paper_code_asked_as_check check ((asked_as = any (array['plain'::text, 'certified'::text, 'original'::text, 'paper'::text]))),
  constraint paper_code_kind_check check ((kind = any (array['component'::text, 'result'::text])))
);
grant delete, insert, select, update on paper_code to motcua_app;

create table paper_terms (
  type text not null,
  holding text not null,
  names_holder boolean not null default false,
  valid_months integer,
  ends boolean not null default false,
  asked_as text not null default 'plain'::text,
  about text,
  constraint paper_terms_pkey primary key (type),
  constraint paper_terms_type_fkey foreign key (type) references paper_type(type),
  constraint paper_terms_asked_as_check check ((asked_as = any (array['plain'::text, 'certified'::text, 'original'::text, 'paper'::text]))),
  constraint paper_terms_holding_check check ((holding = any (array['kept'::text, 'one-purpose'::text, 'sensitive'::text, 'never'::text]))),
  constraint paper_terms_valid_months_check check ((valid_months > 0))
);
grant delete, insert, select, update on paper_terms to motcua_app;

create table paper_type (
  type text not null,
  name text not null,
  gloss text not null,
  note text not null,
  constraint paper_type_pkey primary key (type)
);
grant delete, insert, select, update on paper_type to motcua_app;

create table paper_withdrawal (
  paper_id uuid not null,
  at timestamp with time zone not null,
  officer_id uuid not null,
  role text not null,
  agency_id text not null,
  reason text not null,
  constraint paper_withdrawal_pkey primary key (paper_id),
  constraint paper_withdrawal_agency_id_fkey foreign key (agency_id) references agency(id),
  constraint paper_withdrawal_officer_id_fkey foreign key (officer_id) references officer(id),
  constraint paper_withdrawal_paper_id_fkey foreign key (paper_id) references issued_paper(id),
  constraint paper_withdrawal_reason_check check ((reason = any (array['mistake'::text, 'wrong-procedure'::text, 'lost'::text, 'other'::text])))
);
create trigger withdrawal_waits_for_seal after insert on paper_withdrawal for each row execute function wait_for_seal('withdrawal', 'paper_id');
grant insert, select on paper_withdrawal to motcua_app;

create table parked_post (
  token_hash bytea not null,
  path text not null,
  body bytea not null,
  parked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint parked_post_pkey primary key (token_hash)
);
create index parked_post_by_expiry on parked_post using btree (expires_at);
grant delete, insert, select, update on parked_post to motcua_app;

create table party (
  id uuid not null,
  kind text not null,
  constraint party_pkey primary key (id),
  constraint party_kind_check check ((kind = any (array['person'::text, 'organisation'::text])))
);
grant delete, insert, select, update on party to motcua_app;

create table person (
  id uuid not null,
  cccd text,
  identity text not null default 'declared'::text,
  full_name text,
  born_on text,
  sex text,
  phone text,
  email text,
  address jsonb,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint person_pkey primary key (id),
  constraint person_is_a_party foreign key (id) references party(id),
  constraint person_born_on_check check ((born_on ~ '^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$'::text)),
  constraint person_cccd_check check ((cccd ~ '^[0-9]{12}$'::text)),
  constraint person_check check (((identity = 'declared'::text) or (cccd is not null))),
  constraint person_identity_check check ((identity = any (array['declared'::text, 'verified'::text]))),
  constraint person_sex_check check ((sex = any (array['male'::text, 'female'::text])))
);
create index person_by_phone on person using btree (phone) where (phone is not null);
create index person_cccd on person using btree (cccd) where (cccd is not null);
create unique index person_verified_cccd on person using btree (cccd) where (identity = 'verified'::text);
create trigger person_is_a_party before insert on person for each row execute function enter_party('person');
grant delete, insert, select, update on person to motcua_app;

create table place_unit (
  code text not null,
  kind text not null,
  name text not null,
  province_code text not null,
  constraint place_unit_pkey primary key (code),
  constraint place_unit_province_code_fkey foreign key (province_code) references place_unit(code),
  constraint place_unit_check check (((kind = 'province'::text) = (code = province_code))),
  constraint place_unit_code_check check ((code ~ '^(\d{2}|\d{5})$'::text)),
  constraint place_unit_kind_check check ((kind = any (array['province'::text, 'ward'::text, 'commune'::text])))
);
create index place_unit_province on place_unit using btree (province_code);
create trigger place_unit_changed after insert or delete or update or truncate on place_unit for each statement execute function renew_reference_revision('place');
grant delete, insert, select, update on place_unit to motcua_app;

create table procedure (
  code text not null,
  name text not null,
  field text not null,
  field_code text,
  level text not null,
  audience text not null,
  online boolean not null,
  published_revision_id uuid not null,
  agency_id text,
  online_level text not null default 'none'::text,
  indexed text,
  constraint procedure_pkey primary key (code),
  constraint procedure_published_revision_id_key unique (published_revision_id),
  constraint procedure_published_revision_id_fkey foreign key (published_revision_id) references procedure_revision(id),
  constraint procedure_audience_check check ((audience = any (array['citizen'::text, 'business'::text, 'both'::text]))),
  constraint procedure_level_check check ((level = any (array['tỉnh'::text, 'xã'::text]))),
  constraint procedure_online_level_check check ((online_level = any (array['full'::text, 'partial'::text, 'none'::text])))
);
create index procedure_code_digits on procedure using btree (translate(code, '.'::text, ''::text) text_pattern_ops);
create index procedure_field on procedure using btree (field);
create trigger procedure_changed after insert or delete or update or truncate on procedure for each statement execute function renew_reference_revision('catalogue');
grant delete, insert, select, update on procedure to motcua_app;

create table procedure_pace (
  procedure_code text not null,
  dossiers integer not null,
  median_minutes integer not null,
  ninety_minutes integer not null,
  since timestamp with time zone not null,
  counted_at timestamp with time zone not null,
  constraint procedure_pace_pkey primary key (procedure_code),
  constraint procedure_pace_dossiers_check check ((dossiers > 0))
);
create trigger procedure_pace_changed after insert or delete or update or truncate on procedure_pace for each statement execute function renew_reference_revision('catalogue');
grant delete, insert, select, update on procedure_pace to motcua_app;

create table procedure_revision (
  id uuid not null,
  code text not null,
  number integer not null,
  state text not null,
  record json not null,
  cases jsonb not null,
  components jsonb not null,
  channels jsonb not null,
  form jsonb not null,
  route jsonb not null,
  handling jsonb not null,
  flags jsonb not null,
  content_hash text not null,
  staged_at timestamp with time zone not null,
  published_at timestamp with time zone,
  published_by text,
  constraint procedure_revision_pkey primary key (id),
  constraint procedure_revision_code_number_key unique (code, number),
  constraint procedure_revision_check check (((state = 'staged'::text) = (published_at is null))),
  constraint procedure_revision_check1 check (((published_at is null) = (published_by is null))),
  constraint procedure_revision_number_check check ((number > 0)),
  constraint procedure_revision_state_check check ((state = any (array['staged'::text, 'published'::text, 'superseded'::text])))
);
create unique index procedure_revision_one_published on procedure_revision using btree (code) where (state = 'published'::text);
create unique index procedure_revision_one_staged on procedure_revision using btree (code) where (state = 'staged'::text);
create trigger keep_published_revision before delete or update on procedure_revision for each row execute function keep_published_revision();
create trigger procedure_revision_changed after insert or delete or update or truncate on procedure_revision for each statement execute function renew_reference_revision('catalogue');
grant delete, insert, select, update on procedure_revision to motcua_app;

create table queue_count (
  scope text not null,
  holder text not null,
  place text not null,
  count bigint not null,
  constraint queue_count_pkey primary key (scope, holder, place),
  constraint queue_count_scope_check check ((scope = any (array['desk'::text, 'unit'::text, 'assignee'::text, 'province'::text])))
);
grant delete, insert, select, update on queue_count to motcua_app;

create table queue_count_change (
  id bigint not null generated always as identity,
  scope text not null,
  holder text not null,
  place text not null,
  change smallint not null,
  constraint queue_count_change_pkey primary key (id)
);
create index queue_count_change_of on queue_count_change using btree (scope, holder, place) include (change);
grant delete, insert, select, update on queue_count_change to motcua_app;

create table queue_view (
  id uuid not null,
  officer_id uuid not null,
  name text not null,
  query text not null,
  kept_at timestamp with time zone not null,
  constraint queue_view_pkey primary key (id),
  constraint queue_view_officer_id_name_key unique (officer_id, name),
  constraint queue_view_officer_id_fkey foreign key (officer_id) references officer(id)
);
grant delete, insert, select, update on queue_view to motcua_app;

create table rate_limit (
  key text not null,
  window_start timestamp with time zone not null,
  count integer not null,
  constraint rate_limit_pkey primary key (key)
);
create index rate_limit_by_start on rate_limit using btree (window_start);
grant delete, insert, select, update on rate_limit to motcua_app;

create table reception_alert (
  dossier_id uuid not null,
  at timestamp with time zone not null,
  constraint reception_alert_pkey primary key (dossier_id),
  constraint reception_alert_dossier_id_fkey foreign key (dossier_id) references dossier(id)
);
grant insert, select on reception_alert to motcua_app;

create table reference_revision (
  room text not null,
  revision uuid not null default gen_random_uuid(),
  constraint reference_revision_pkey primary key (room),
  constraint reference_revision_room_check check ((room = any (array['place'::text, 'calendar'::text, 'agency'::text, 'catalogue'::text])))
);
grant delete, insert, select, update on reference_revision to motcua_app;

create table register_book (
  desk_id text not null,
  book text not null,
  last integer not null,
  constraint register_book_pkey primary key (desk_id, book)
);
grant insert, select, update on register_book to motcua_app;

create table register_line (
  dossier_id uuid not null,
  desk_id text not null,
  book text not null,
  number integer not null,
  entered_at timestamp with time zone not null,
  constraint register_line_pkey primary key (dossier_id),
  constraint register_line_desk_id_book_number_key unique (desk_id, book, number),
  constraint register_line_desk_id_fkey foreign key (desk_id) references agency(id),
  constraint register_line_dossier_id_fkey foreign key (dossier_id) references dossier(id),
  constraint register_line_number_check check ((number > 0))
);
create trigger register_line_waits_for_seal after insert on register_line for each row execute function wait_for_seal('register', 'dossier_id');
grant insert, select on register_line to motcua_app;

create table request_key (
  owner text not null,
  key text not null,
  dossier_id uuid not null,
  fact_id uuid not null,
  body_hash text not null,
  answer json not null,
  at timestamp with time zone not null,
  constraint request_key_pkey primary key (owner, key)
);
grant insert, select on request_key to motcua_app;

create table result_upload (
  dossier_id uuid not null,
  sha256 text not null,
  by uuid not null,
  at timestamp with time zone not null,
  constraint result_upload_pkey primary key (dossier_id, sha256),
  constraint result_upload_dossier_id_fkey foreign key (dossier_id) references dossier(id),
  constraint result_upload_sha256_fkey foreign key (sha256) references stored_object(sha256)
);
create trigger result_waits_for_seal after insert on result_upload for each row execute function wait_for_seal('result', 'dossier_id', 'sha256');
grant insert, select on result_upload to motcua_app;

create table revoked_use (
  dossier_id uuid not null,
  sha256 text not null,
  source_id uuid not null,
  fact_id uuid not null,
  at timestamp with time zone not null,
  constraint revoked_use_pkey primary key (dossier_id, sha256),
  constraint revoked_use_dossier_id_fkey foreign key (dossier_id) references dossier(id),
  constraint revoked_use_source_id_fkey foreign key (source_id) references dossier(id),
  constraint revoked_use_sha256_check check ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
create trigger revoked_use_waits_for_seal after insert on revoked_use for each row execute function wait_for_seal('use', 'dossier_id', 'sha256');
grant insert, select on revoked_use to motcua_app;

create table scan_signature (
  id uuid not null,
  dossier_id uuid not null,
  paper_id uuid not null,
  sha256 text not null,
  officer_id uuid not null,
  role text not null,
  agency_id text not null,
  at timestamp with time zone not null,
  statement text not null,
  signature text not null,
  certificate text not null,
  subject text not null,
  constraint scan_signature_pkey primary key (id),
  constraint scan_signature_agency_id_fkey foreign key (agency_id) references agency(id),
  constraint scan_signature_dossier_id_fkey foreign key (dossier_id) references dossier(id),
  constraint scan_signature_officer_id_fkey foreign key (officer_id) references officer(id),
  constraint scan_signature_paper_id_fkey foreign key (paper_id) references dossier_paper(id),
  constraint scan_signature_sha256_check check ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
create index scan_signature_of_dossier on scan_signature using btree (dossier_id);
create trigger scan_signature_waits_for_seal after insert on scan_signature for each row execute function wait_for_seal('signature', 'id');
grant insert, select on scan_signature to motcua_app;

create table search_entry (
  term text not null,
  code text not null,
  weight real not null,
  constraint search_entry_pkey primary key (term, code) include (weight),
  constraint search_entry_code_fkey foreign key (code) references procedure(code) on delete cascade,
  constraint search_entry_term_fkey foreign key (term) references search_term(term),
  constraint search_entry_weight_check check ((weight > (0)::double precision))
);
create index search_entry_of_procedure on search_entry using btree (code);
grant delete, insert, select, update on search_entry to motcua_app;

create table search_phrase (
  spelled text not null,
  spoken text not null,
  meant text not null,
  constraint search_phrase_pkey primary key (spelled, meant)
);
create index search_phrase_spoken on search_phrase using btree (spoken);
create trigger search_phrase_changed after insert or delete or update or truncate on search_phrase for each statement execute function renew_reference_revision('catalogue');
grant delete, insert, select, update on search_phrase to motcua_app;

create table search_slip (
  slip text not null,
  term text not null,
  constraint search_slip_pkey primary key (slip, term),
  constraint search_slip_term_fkey foreign key (term) references search_term(term) on delete cascade
);
grant delete, insert, select, update on search_slip to motcua_app;

create table search_term (
  term text not null,
  procedures integer not null default 0,
  constraint search_term_pkey primary key (term)
);
create index search_term_prefix on search_term using btree (term text_pattern_ops);
grant delete, insert, select, update on search_term to motcua_app;

create table session (
  token_hash bytea not null,
  account_id uuid not null,
  kind text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  idle_seconds integer not null,
  reauthenticated_at timestamp with time zone,
  acting_mandate_id uuid,
  acting_since timestamp with time zone,
  constraint session_pkey primary key (token_hash),
  constraint session_account_id_fkey foreign key (account_id) references account(id) on delete cascade,
  constraint session_acting_mandate_id_fkey foreign key (acting_mandate_id) references mandate(id),
  constraint session_kind_check check ((kind = any (array['browser'::text, 'token'::text])))
);
create index session_by_account on session using btree (account_id);
create index session_by_end on session using btree (expires_at);
grant delete, insert, select, update on session to motcua_app;

create table session_plan (
  id text not null,
  weekdays jsonb not null,
  hours jsonb not null,
  saturday jsonb,
  constraint session_plan_pkey primary key (id),
  constraint session_plan_hours_check check ((jsonb_typeof(hours) = 'array'::text)),
  constraint session_plan_saturday_check check ((jsonb_typeof(saturday) = 'array'::text)),
  constraint session_plan_weekdays_check check ((jsonb_typeof(weekdays) = 'array'::text))
);
create trigger session_plan_changed after insert or delete or update or truncate on session_plan for each statement execute function renew_reference_revision('calendar');
grant delete, insert, select, update on session_plan to motcua_app;

create table stored_object (
  sha256 text not null,
  size bigint not null,
  media_type text not null,
  pages integer,
  stored_at timestamp with time zone not null,
  seen_at timestamp with time zone not null default now(),
  scan text not null default 'unchecked'::text,
  scanned_at timestamp with time zone,
  threat text,
  constraint stored_object_pkey primary key (sha256),
  constraint stored_object_pages_check check ((pages > 0)),
  constraint stored_object_scan_check check ((scan = any (array['ours'::text, 'unchecked'::text, 'waiting'::text, 'clean'::text, 'infected'::text]))),
  constraint stored_object_sha256_check check ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint stored_object_size_check check ((size > 0))
);
create index stored_object_by_seen on stored_object using btree (seen_at);
create index stored_object_waiting on stored_object using btree (stored_at) where (scan = 'waiting'::text);
grant delete, insert, select, update on stored_object to motcua_app;

create table substitution (
  id uuid not null,
  officer_id uuid not null,
  role text not null,
  agency_id text not null,
  substitute_id uuid not null,
  from_on date not null,
  until_on date not null,
  reason text not null,
  named_by uuid,
  named_at timestamp with time zone not null,
  ended_by uuid,
  ended_at timestamp with time zone,
  constraint substitution_pkey primary key (id),
  constraint substitution_agency_id_fkey foreign key (agency_id) references agency(id),
  constraint substitution_ended_by_fkey foreign key (ended_by) references officer(id),
  constraint substitution_named_by_fkey foreign key (named_by) references officer(id),
  constraint substitution_officer_id_fkey foreign key (officer_id) references officer(id),
  constraint substitution_substitute_id_fkey foreign key (substitute_id) references officer(id),
  constraint substitution_check check ((officer_id <> substitute_id)),
  constraint substitution_check1 check ((from_on <= until_on)),
  constraint substitution_role_check check ((role = any (array['receiver'::text, 'head'::text, 'specialist'::text, 'leader'::text, 'records-clerk'::text])))
);
create index substitution_at_agency on substitution using btree (agency_id, until_on);
create index substitution_by_substitute on substitution using btree (substitute_id, until_on);
create index substitution_of_seat on substitution using btree (officer_id, role, agency_id, until_on);
grant insert, select, update on substitution to motcua_app;

create table talk (
  channel text not null,
  user_id text not null,
  state jsonb not null,
  updated_at timestamp with time zone not null,
  constraint talk_pkey primary key (channel, user_id)
);
create index talk_updated on talk using btree (updated_at);
grant delete, insert, select, update on talk to motcua_app;

create table talk_turn (
  id uuid not null,
  channel text not null,
  at timestamp with time zone not null,
  intent text not null,
  confidence real not null,
  procedure_code text,
  constraint talk_turn_pkey primary key (id)
);
create index talk_turn_at on talk_turn using btree (at);
grant delete, insert, select, update on talk_turn to motcua_app;

create table upload (
  id uuid not null,
  draft_id uuid not null,
  person_id uuid not null,
  component text not null,
  name text not null,
  fingerprint text,
  metadata jsonb not null,
  size bigint not null,
  received bigint not null default 0,
  parts text[] not null default '{}'::text[],
  holder uuid,
  held_until timestamp with time zone,
  wanted boolean not null default false,
  result jsonb,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint upload_pkey primary key (id),
  constraint upload_draft_id_fkey foreign key (draft_id) references draft(id) on delete cascade,
  constraint upload_check check (((received >= 0) and (received <= size))),
  constraint upload_size_check check ((size >= 0))
);
create index upload_by_expiry on upload using btree (expires_at);
create index upload_of_draft on upload using btree (draft_id, created_at);
create index upload_of_person on upload using btree (person_id) where (result is null);
grant delete, insert, select, update on upload to motcua_app;

create table world_load (
  one boolean not null default true,
  seed text not null,
  dossiers integer not null,
  years integer not null,
  until timestamp with time zone not null,
  batches_in integer not null default 0,
  batches integer not null,
  begun_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint world_load_pkey primary key (one),
  constraint world_load_dossiers_check check ((dossiers > 0)),
  constraint world_load_one_check check (one),
  constraint world_load_years_check check ((years > 0))
);

create table world_load_away (
  n bigint not null generated always as identity,
  put_back text not null,
  constraint world_load_away_pkey primary key (n)
);

create table zalo_budget (
  slot bigint not null,
  used integer not null,
  constraint zalo_budget_pkey primary key (slot)
);
grant delete, insert, select, update on zalo_budget to motcua_app;

create table zalo_event (
  key text not null,
  user_id text,
  at timestamp with time zone not null,
  sealed bytea not null,
  received_at timestamp with time zone not null,
  done_at timestamp with time zone,
  constraint zalo_event_pkey primary key (key)
);
create index zalo_event_received on zalo_event using btree (received_at);
create index zalo_event_waiting on zalo_event using btree (user_id, at, key) where (done_at is null);
grant delete, insert, select, update on zalo_event to motcua_app;

create table zalo_grant (
  account_id text not null,
  sealed bytea not null,
  access_until timestamp with time zone not null,
  rotated_at timestamp with time zone not null,
  refused_at timestamp with time zone,
  constraint zalo_grant_pkey primary key (account_id)
);
grant delete, insert, select, update on zalo_grant to motcua_app;

create table zalo_link (
  account_id uuid not null,
  user_id text not null,
  phone text not null,
  linked_at timestamp with time zone not null,
  constraint zalo_link_pkey primary key (account_id),
  constraint zalo_link_user_id_key unique (user_id),
  constraint zalo_link_account_id_fkey foreign key (account_id) references account(id)
);
grant delete, insert, select, update on zalo_link to motcua_app;

create table zalo_link_code (
  user_id text not null,
  account_id uuid,
  code_mac bytea not null,
  expires_at timestamp with time zone not null,
  tries integer not null default 0,
  constraint zalo_link_code_pkey primary key (user_id),
  constraint zalo_link_code_account_id_fkey foreign key (account_id) references account(id)
);
grant delete, insert, select, update on zalo_link_code to motcua_app;

create table zalo_link_token (
  token_hash bytea not null,
  account_id uuid not null,
  expires_at timestamp with time zone not null,
  constraint zalo_link_token_pkey primary key (token_hash),
  constraint zalo_link_token_account_id_fkey foreign key (account_id) references account(id)
);
grant delete, insert, select, update on zalo_link_token to motcua_app;

create table zalo_message (
  id uuid not null,
  user_id text not null,
  sealed bytea,
  state text not null default 'queued'::text,
  error text,
  message_id text,
  queued_at timestamp with time zone not null,
  started_at timestamp with time zone,
  sent_at timestamp with time zone,
  constraint zalo_message_pkey primary key (id),
  constraint zalo_message_state_check check ((state = any (array['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text])))
);
create index zalo_message_queued on zalo_message using btree (queued_at);
create index zalo_message_waiting on zalo_message using btree (user_id, id) where (state = any (array['queued'::text, 'sending'::text]));
grant delete, insert, select, update on zalo_message to motcua_app;

create table zalo_receipt (
  message_id text not null,
  tracking_id text,
  delivered_at timestamp with time zone not null,
  seen_at timestamp with time zone,
  constraint zalo_receipt_pkey primary key (message_id)
);
create index zalo_receipt_by_tracking on zalo_receipt using btree (tracking_id) where (tracking_id is not null);
grant delete, insert, select, update on zalo_receipt to motcua_app;

create table zalo_user (
  user_id text not null,
  last_interaction_at timestamp with time zone,
  follows boolean not null default false,
  turn_until timestamp with time zone,
  constraint zalo_user_pkey primary key (user_id)
);
grant delete, insert, select, update on zalo_user to motcua_app;
