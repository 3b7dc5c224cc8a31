-- What the migrations make of an empty database. Generated (`npm run fresh`), for reading and review; never run.

create extension pg_trgm;

create extension unaccent;

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

create or replace function renew_reference_revision()
 returns trigger
 language plpgsql
as $function$
begin
  update reference_revision set revision = gen_random_uuid() where room = tg_argv[0];
  return null;
end
$function$;

create or replace function vi_fold(input text)
 returns text
 language sql
 immutable parallel safe strict
as $function$ select lower(public.unaccent('public.unaccent'::regdictionary, normalize(regexp_replace(btrim(input), '\s+', ' ', 'g'), nfc))) $function$;

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
  constraint account_pkey primary key (id),
  constraint account_login_key unique (login),
  constraint account_officer_id_key unique (officer_id),
  constraint account_person_id_key unique (person_id),
  constraint account_phone_key unique (phone),
  constraint account_officer_id_fkey foreign key (officer_id) references officer(id),
  constraint account_person_id_fkey foreign key (person_id) references person(id),
  constraint account_check check ((((kind = 'citizen'::text) and (person_id is not null) and (officer_id is null) and (phone is not null) and (login is null)) or ((kind = 'officer'::text) and (officer_id is not null) and (person_id is null) and (phone is null) and (login is not null) and (password_hash is not null) and (totp_secret is not null)))),
  constraint account_kind_check check ((kind = any (array['citizen'::text, 'officer'::text]))),
  constraint account_login_check check ((login = lower(login)))
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
  constraint agency_pkey primary key (id),
  constraint agency_parent_id_fkey foreign key (parent_id) references agency(id) deferrable initially deferred,
  constraint agency_session_plan_id_fkey foreign key (session_plan_id) references session_plan(id),
  constraint agency_unit_code_fkey foreign key (unit_code) references place_unit(code),
  constraint agency_check check ((parent_id <> id)),
  constraint agency_id_check check (((length(id) <= 35) and (id ~ '^[A-Z0-9]+(\.[A-Z0-9]+)*$'::text))),
  constraint agency_id_source_check check ((id_source = any (array['real'::text, 'invented'::text]))),
  constraint agency_kind_check check ((kind = any (array['province'::text, 'one-stop'::text, 'department'::text, 'division'::text, 'commune'::text])))
);
create unique index agency_commune_unit on agency using btree (unit_code) where (kind = 'commune'::text);
create index agency_parent on agency using btree (parent_id);
create trigger agency_changed after insert or delete or update or truncate on agency for each statement execute function renew_reference_revision('agency');
grant delete, insert, select, update on agency to motcua_app;

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
  constraint dossier_applicant_id_fkey foreign key (applicant_id) references person(id),
  constraint dossier_channel_check check ((channel = any (array['online'::text, 'direct'::text, 'postal'::text]))),
  constraint dossier_national_check check ((("national" >= 1) and ("national" <= 10))),
  constraint dossier_outcome_check check ((outcome = any (array['approved'::text, 'refused'::text])))
);
create index dossier_at_desk on dossier using btree (desk_id, place, act_by, id);
create index dossier_closed_at_desk on dossier using btree (desk_id, id) where (place = any (array['handed-over'::text, 'withdrawn'::text, 'stopped'::text, 'reception-refused'::text]));
create index dossier_closed_in_unit on dossier using btree (unit_id, id) where (place = any (array['handed-over'::text, 'withdrawn'::text, 'stopped'::text, 'reception-refused'::text]));
create index dossier_consulted on dossier using gin (consulted) where (consulted <> '{}'::text[]);
create index dossier_in_unit on dossier using btree (unit_id, place, act_by, id);
create index dossier_of_applicant on dossier using btree (applicant_id, filed_at desc, id);
create index dossier_of_assignee on dossier using btree (assignee_id, place, act_by, id) where (assignee_id is not null);
create index dossier_search on dossier using gin (search_text gin_trgm_ops);
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
  constraint dossier_fact_pkey primary key (dossier_id, seq),
  constraint dossier_fact_id_key unique (id),
  constraint dossier_fact_dossier_id_fkey foreign key (dossier_id) references dossier(id),
  constraint dossier_fact_actor_kind_check check ((actor_kind = any (array['citizen'::text, 'officer'::text, 'system'::text])))
);
create index dossier_fact_by_time on dossier_fact using btree (at, dossier_id);
grant insert, select on dossier_fact to motcua_app;

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
  constraint draft_pkey primary key (id),
  constraint draft_person_id_fkey foreign key (person_id) references person(id),
  constraint draft_channel_check check ((channel = any (array['online'::text, 'direct'::text, 'postal'::text]))),
  constraint draft_purpose_check check ((purpose = any (array['filing'::text, 'supplement'::text])))
);
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
  constraint draft_paper_pkey primary key (id),
  constraint draft_paper_draft_id_component_sha256_key unique (draft_id, component, sha256),
  constraint draft_paper_draft_id_fkey foreign key (draft_id) references draft(id) on delete cascade,
  constraint draft_paper_sha256_check check ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
grant delete, insert, select, update on draft_paper to motcua_app;

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
  constraint issued_paper_pkey primary key (id),
  constraint issued_paper_fact_id_template_key unique (fact_id, template),
  constraint issued_paper_agency_id_fkey foreign key (agency_id) references agency(id),
  constraint issued_paper_sha256_fkey foreign key (sha256) references stored_object(sha256)
);
create index issued_paper_of_dossier on issued_paper using btree (dossier_id, id);
grant insert, select on issued_paper to motcua_app;

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
create index ledger_entry_by_actor on ledger_entry using btree (actor_id, id);
grant insert, select on ledger_entry to motcua_app;

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
  person_id uuid not null,
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
  constraint notice_pkey primary key (id),
  constraint notice_occasion_person_id_channel_key unique (occasion, person_id, channel),
  constraint notice_person_id_fkey foreign key (person_id) references person(id),
  constraint notice_channel_check check ((channel = any (array['inbox'::text, 'sms'::text, 'mail'::text]))),
  constraint notice_check check (((channel = 'inbox'::text) or (address is not null))),
  constraint notice_check1 check (((state = 'sent'::text) = (sent_at is not null))),
  constraint notice_state_check check ((state = any (array['queued'::text, 'sent'::text, 'failed'::text])))
);
create index notice_inbox on notice using btree (person_id, id desc) where (channel = 'inbox'::text);
create index notice_not_sent on notice using btree (created_at) where (state <> 'sent'::text);
create index notice_of_dossier on notice using btree (dossier_id, id);
create index notice_unread on notice using btree (person_id) where ((channel = 'inbox'::text) and (read_at is null));
grant delete, insert, select, update on notice to motcua_app;

create table officer (
  id uuid not null,
  full_name text not null,
  phone text,
  email text,
  active boolean not null default true,
  created_at timestamp with time zone not null,
  constraint officer_pkey primary key (id)
);
grant delete, insert, select, update on officer to motcua_app;

create table officer_role (
  officer_id uuid not null,
  role text not null,
  agency_id text not null,
  granted_at timestamp with time zone not null,
  constraint officer_role_pkey primary key (officer_id, role, agency_id),
  constraint officer_role_agency_id_fkey foreign key (agency_id) references agency(id),
  constraint officer_role_officer_id_fkey foreign key (officer_id) references officer(id) on delete cascade,
  constraint officer_role_role_check check ((role = any (array['receiver'::text, 'head'::text, 'specialist'::text, 'leader'::text, 'records-clerk'::text, 'supervisor'::text, 'administrator'::text])))
);
create index officer_role_by_agency on officer_role using btree (agency_id, role);
grant delete, insert, select, update on officer_role to motcua_app;

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

create table paper_type (
  type text not null,
  name text not null,
  gloss text not null,
  note text not null,
  constraint paper_type_pkey primary key (type)
);
grant delete, insert, select, update on paper_type to motcua_app;

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
  constraint person_born_on_check check ((born_on ~ '^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$'::text)),
  constraint person_cccd_check check ((cccd ~ '^[0-9]{12}$'::text)),
  constraint person_check check (((identity = 'declared'::text) or (cccd is not null))),
  constraint person_identity_check check ((identity = any (array['declared'::text, 'verified'::text]))),
  constraint person_sex_check check ((sex = any (array['male'::text, 'female'::text])))
);
create index person_cccd on person using btree (cccd) where (cccd is not null);
create unique index person_verified_cccd on person using btree (cccd) where (identity = 'verified'::text);
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
  search_name text not null,
  search_text text not null,
  field text not null,
  field_code text,
  level text not null,
  audience text not null,
  online boolean not null,
  published_revision_id uuid not null,
  constraint procedure_pkey primary key (code),
  constraint procedure_published_revision_id_key unique (published_revision_id),
  constraint procedure_published_revision_id_fkey foreign key (published_revision_id) references procedure_revision(id),
  constraint procedure_audience_check check ((audience = any (array['citizen'::text, 'business'::text, 'both'::text]))),
  constraint procedure_level_check check ((level = any (array['tỉnh'::text, 'xã'::text])))
);
create index procedure_field on procedure using btree (field);
create index procedure_search_text on procedure using gin (search_text gin_trgm_ops);
grant delete, insert, select, update on procedure to motcua_app;

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
grant delete, insert, select, update on procedure_revision to motcua_app;

create table rate_limit (
  key text not null,
  window_start timestamp with time zone not null,
  count integer not null,
  constraint rate_limit_pkey primary key (key)
);
create index rate_limit_by_start on rate_limit using btree (window_start);
grant delete, insert, select, update on rate_limit to motcua_app;

create table reference_revision (
  room text not null,
  revision uuid not null default gen_random_uuid(),
  constraint reference_revision_pkey primary key (room),
  constraint reference_revision_room_check check ((room = any (array['place'::text, 'calendar'::text, 'agency'::text])))
);
grant delete, insert, select, update on reference_revision to motcua_app;

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
grant insert, select on result_upload to motcua_app;

create table session (
  token_hash bytea not null,
  account_id uuid not null,
  kind text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  idle_seconds integer not null,
  reauthenticated_at timestamp with time zone,
  constraint session_pkey primary key (token_hash),
  constraint session_account_id_fkey foreign key (account_id) references account(id) on delete cascade,
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
  constraint stored_object_pkey primary key (sha256),
  constraint stored_object_pages_check check ((pages > 0)),
  constraint stored_object_sha256_check check ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint stored_object_size_check check ((size > 0))
);
grant delete, insert, select, update on stored_object to motcua_app;
