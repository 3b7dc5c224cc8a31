-- src/modules/account/server/preferences-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- adoptPreferences

update account set lang = coalesce(lang, $1), text_size = coalesce(text_size, $2),
  contrast = coalesce(contrast, $3)
where id = $4;


-- languageOf

select lang
from account
where person_id = $1;


-- storePreferences

update account set lang = coalesce($1, lang), text_size = coalesce($2, text_size),
  contrast = coalesce($3, contrast)
where id = $4;
