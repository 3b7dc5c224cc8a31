/** Every table a batch writes, in the order in which one names the other, with its columns. */
export const TABLES = {
  party: ['id', 'kind'],
  person: ['id', 'cccd', 'identity', 'full_name', 'born_on', 'sex', 'phone', 'address', 'created_at', 'updated_at'],
  account: ['id', 'kind', 'person_id', 'phone', 'created_at'],
  organisation: ['id', 'tax_number', 'name', 'kind', 'address', 'created_at', 'updated_at'],
  mandate: ['id', 'kind', 'principal_id', 'delegate_id', 'from_on', 'origin', 'state', 'asked_at', 'updated_at'],
  mandate_fact: ['mandate_id', 'seq', 'type', 'at', 'actor_kind', 'actor_id', 'agency_id'],
  dossier: [
    ...['id', 'reference', 'code', 'procedure_code', 'procedure_revision_id', 'case_id', 'channel', 'applicant_id', 'applicant_name'],
    ...['desk_id', 'agency_id', 'unit_id', 'assignee_id', 'consulted', 'place', 'national', 'step_id', 'filed_at', 'received_at'],
    ...[
      'due_at',
      'act_by',
      'ended_at',
      'outcome',
      'result_number',
      'result_paper',
      'track_factors',
      'search_text',
      'version',
      'updated_at',
    ],
  ],
  dossier_answers: ['dossier_id', 'round', 'answers', 'salt', 'hash', 'given_at', 'superseded_at'],
  dossier_paper: [
    ...['id', 'dossier_id', 'round', 'component', 'sha256', 'name', 'media_type', 'size', 'origin', 'given_at', 'superseded_at'],
  ],
  dossier_note: ['id', 'dossier_id', 'kind', 'text', 'salt', 'written_at'],
  dossier_fact: [...['dossier_id', 'seq', 'id', 'type', 'at', 'actor_kind', 'actor_id', 'actor_role', 'agency_id', 'mandate_id', 'data']],
  dossier_pace: ['dossier_id', 'procedure_code', 'ended_at', 'minutes'],
  dossier_seen: ['dossier_id', 'officer_id', 'version', 'at'],
  result_upload: ['dossier_id', 'sha256', 'by', 'at'],
  notice: [
    ...['id', 'occasion', 'dossier_id', 'fact_id', 'person_id', 'principal_id', 'kind', 'channel', 'subject', 'body', 'state'],
    ...['created_at', 'sent_at', 'read_at'],
  ],
  draft: [
    ...['id', 'purpose', 'procedure_code', 'procedure_revision_id', 'case_id', 'agency_id', 'channel', 'person_id', 'answers'],
    ...['created_at', 'updated_at', 'expires_at'],
  ],
  ledger_waiting: ['name', 'since'],
  queue_count_change: ['scope', 'holder', 'place', 'change'],
} as const satisfies Record<string, readonly string[]>;

export type TableName = keyof typeof TABLES;

/** Tables whose triggers a batch does the work of itself: parties, names for the sealer, counts of queues. */
export const WITH_TRIGGERS: readonly TableName[] = ['person', 'organisation', 'mandate_fact', 'dossier', 'dossier_fact', 'result_upload'];
