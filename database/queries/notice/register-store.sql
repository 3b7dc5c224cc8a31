-- src/modules/notice/server/register-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- enterInRegister

insert into register_book (desk_id, book, last)
values ($1, $2, 0)
on conflict (desk_id, book) do nothing;

select last
from register_book
where desk_id = $1 and book = $2
for update;

select desk_id as "deskId", book, number
from register_line
where dossier_id = $1;

with counted as (
  update register_book set last = last + 1 where desk_id = $1 and book = $2 returning desk_id, book, last
)
insert into register_line (dossier_id, desk_id, book, number, entered_at)
select $3::uuid, desk_id, book, last, $4::timestamptz from counted
returning desk_id as "deskId", book, number;


-- findRegisterLine

select desk_id as "deskId", book, number
from register_line
where dossier_id = $1;
