-- src/views/message-authors.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- messageAuthors

select id, full_name as name from officer where id = any($1::uuid[])
union all
select id, full_name from person where id = any($2::uuid[]) and full_name is not null;
