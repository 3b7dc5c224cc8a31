-- What ends soon is looked for each morning.
create index locker_paper_by_end on locker_paper (expires_on) where expires_on is not null and standing = 'stands';
