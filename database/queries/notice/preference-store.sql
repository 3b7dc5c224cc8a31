-- src/modules/notice/server/preference-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- findWanted

select by_zalo as zalo, by_sms as sms, by_mail as mail
from notice_preference
where person_id = $1;


-- keepWanted

insert into notice_preference (person_id, by_zalo, by_sms, by_mail) values ($1, $2, $3, $4)
on conflict (person_id) do update set by_zalo = excluded.by_zalo, by_sms = excluded.by_sms, by_mail = excluded.by_mail;
