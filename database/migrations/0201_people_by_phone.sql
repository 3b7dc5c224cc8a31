-- Whoever comes to the counter, or is named in a mandate, is also looked up by telephone.
create index person_by_phone on person (phone) where phone is not null;
