-- src/modules/procedure/server/procedure-store.postgres.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- countByField

select field, level, count(*)::int as count from procedure
group by field, level
order by field collate "vi-x-icu", level;


-- listInCatalogue

insert into procedure
  (code, name, search_name, search_text, field, field_code, level, audience, online, published_revision_id)
values (
  $1, $2, $3, $4, $5,
  $6, $7, $8, $9, $10
)
on conflict (code) do update set
  name = excluded.name, search_name = excluded.search_name, search_text = excluded.search_text,
  field = excluded.field, field_code = excluded.field_code, level = excluded.level,
  audience = excluded.audience, online = excluded.online, published_revision_id = excluded.published_revision_id;


-- searchProcedures

select
code, name, field, field_code as "fieldCode", level, audience, online, published_revision_id as "revisionId" from procedure
  where (search_text %> $1 or code like $2) and
  ($3::text is null or field = $4::text)
  and ($5::text is null or level = $6::text)
  order by
    code = $7 desc,
    code like $8 desc,
    search_text like $9 desc,
    2 * word_similarity($10, search_name) + word_similarity($11, search_text)
      + similarity($12, search_name) / 2 desc,
    code
  limit $13;

select
code, name, field, field_code as "fieldCode", level, audience, online, published_revision_id as "revisionId" from (
    select procedure.*, max(found.score) over () as best, found.score
    from procedure
    cross join lateral (
      select avg(word_similarity(word, search_name) * 2 + word_similarity(word, search_text)) as score,
        count(*) filter (where word_similarity(word, search_text) >= 0.6) as shared
      from unnest($1::text[]) as word
    ) as found
    where (found.shared * 2 > $2::int or found.shared >= $3::int) and
  ($4::text is null or field = $5::text)
  and ($6::text is null or level = $7::text)
  ) as ranked
  where score >= best * 0.75
  order by score desc, code
  limit $8;
