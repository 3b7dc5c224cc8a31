-- A search asks within what a seat may see. Words and seat in one index: a common name at a small desk was found by reading every bearer
-- of it in the province (a million dossiers: 90 ms, now 2). The index still answers for words alone.
create extension if not exists btree_gin;
drop index dossier_search;
create index dossier_search on dossier using gin (search_text gin_trgm_ops, desk_id, unit_id, assignee_id);
