-- What is not finished yet and hangs on an agency that answers for it, wherever it is worked on: asked before an agency closes.
create index dossier_unfinished_of_agency on dossier (agency_id)
  where place not in ('reception-refused', 'withdrawn', 'stopped', 'handed-over');
