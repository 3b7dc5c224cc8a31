-- A desk may answer for somebody what an office asked for again, where it took the dossier in at its counter.

-- Which round a draft prepares: 0 the filing, then that of the supplement.
alter table draft add column round integer not null default 0 check (round >= 0);
update draft set round = (select count(*) from dossier_fact f where f.dossier_id = draft.id and f.type = 'supplement-asked')
where purpose = 'supplement';
update draft set desk_id = i.desk_id from counter_intake i where i.id = draft.id and draft.purpose = 'supplement';

-- Papers laid on the counter, by round: what is laid there again replaces nothing that was counted before.
alter table brought_paper add column round integer not null default 0 check (round >= 0);
alter table brought_paper drop constraint brought_paper_pkey;
alter table brought_paper add primary key (intake_id, round, component);
