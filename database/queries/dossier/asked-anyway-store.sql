-- src/modules/dossier/server/asked-anyway-store.ts, function by function. Generated (`npm run fresh`), for review; never run.

-- keepAskedAnyway

insert into asked_anyway (dossier_id, round, nth, place, what, item, reason, procedure_code, agency_id, at)
select $1::uuid, $2, nth, place, what, item, reason, $3, $4, $5::timestamptz
from jsonb_to_recordset($6::jsonb)
  as given (nth integer, place text, what text, item text, reason text);
