-- Papers that anybody can check, the register of a desk, and papers an office took back.

-- Printed on the paper; null on those printed before there were codes.
alter table issued_paper add column verify_code text check (verify_code ~ '^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$');
create unique index issued_paper_verify_code on issued_paper (verify_code);
create index issued_paper_by_content on issued_paper (sha256);
create index dossier_result_by_content on dossier (result_paper) where result_paper is not null;

-- An office says that a paper of its no longer stands. Appended only; the paper itself stays as it was.
create table paper_withdrawal (
  paper_id uuid primary key references issued_paper (id),
  at timestamptz not null,
  officer_id uuid not null references officer (id),
  role text not null,
  agency_id text not null references agency (id),
  reason text not null check (reason in ('mistake', 'wrong-procedure', 'lost', 'other'))
);
revoke update, delete, truncate on paper_withdrawal from motcua_app;

-- Where a desk's register has a dossier: one book a year, numbered without gaps. Appended only.
create table register_line (
  dossier_id uuid primary key references dossier (id),
  desk_id text not null references agency (id),
  book text not null,
  number integer not null check (number > 0),
  entered_at timestamptz not null,
  unique (desk_id, book, number)
);
revoke update, delete, truncate on register_line from motcua_app;

-- The number last given in a book; raised in the transaction that enters a dossier: no gap, no duplicate.
create table register_book (
  desk_id text not null,
  book text not null,
  last integer not null,
  primary key (desk_id, book)
);
revoke delete, truncate on register_book from motcua_app;

-- The register is read by desk and time of reception.
create index dossier_received_at_desk on dossier (desk_id, received_at, id) where received_at is not null;
