-- Agencies that administrators add, and such as stand no longer; none is ever deleted, dossiers name them.

-- From which day it works; null: since before anybody asked. And the first day it does no longer.
alter table agency add column opens_on date;
alter table agency add column closes_on date;
alter table agency add check (closes_on is null or opens_on is null or opens_on < closes_on);
