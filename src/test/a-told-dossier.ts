import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { leaveJob } from '#kernel/jobs';

/** A dossier as its tables hold it, for those who tell of facts and do not make them. Everything in it is invented. */
export interface ToldDossier {
  readonly dossierId: string;
  readonly personId: string;
  readonly officerId: string;
  /** Appends a fact and leaves the job that tells of it; answers its id and place. */
  readonly happens: (type: string, data: object, at?: string) => Promise<{ readonly factId: string; readonly seq: number }>;
  /** Keeps words behind a fact; answers what the fact holds of them. */
  readonly says: (text: string) => Promise<{ readonly id: string; readonly hash: string }>;
}

const HASH = 'a'.repeat(64);
const FILED_AT = '2026-11-22T03:00:00Z';

/** A filed dossier of somebody with a phone and a mailbox, in a province of one desk and one agency. */
export async function aToldDossier(db: Db, { number = 1 } = {}): Promise<ToldDossier> {
  const revisionId = await theProvince(db);
  const [dossierId, personId, officerId] = [newId(), newId(), newId()];
  const last = String(number).padStart(4, '0');
  const reference = `MC-261122-AAA${last.slice(-3).replaceAll('0', 'A').replaceAll('1', 'B')}`;
  const answers = {
    who: { fullName: 'Nguyễn Văn Thử', address: { unitCode: '32000', detail: 'Ấp 1' } },
    length: 12,
    delivery: { how: 'counter' },
  };
  await sql`
    insert into person (id, full_name, phone, email, created_at, updated_at)
    values (${personId}, 'Nguyễn Văn Thử', ${`090000${last}`}, ${`thu${number}@example.vn`}, ${FILED_AT}, ${FILED_AT})`.execute(db);
  await sql`
    insert into officer (id, full_name, phone, created_at) values (${officerId}, 'Trần Thị Nhận', '02903000001', ${FILED_AT})`.execute(db);
  await sql`
    insert into dossier (id, reference, procedure_code, procedure_revision_id, case_id, channel, applicant_id, applicant_name, desk_id, agency_id,
      unit_id, assignee_id, place, national, filed_at, search_text, version, updated_at)
    values (${dossierId}, ${reference}, '9.000009', ${revisionId}, 'general', 'online', ${personId}, 'Nguyễn Văn Thử', 'H99.01', 'H99.02',
      'H99.02', ${officerId}, 'filed', 1, ${FILED_AT}, '', 1, ${FILED_AT})`.execute(db);
  await sql`
    insert into dossier_answers (dossier_id, round, answers, salt, hash, given_at)
    values (${dossierId}, 0, ${JSON.stringify(answers)}::jsonb, 'salt', ${HASH}, ${FILED_AT})`.execute(db);
  await sql`
    insert into dossier_paper (id, dossier_id, round, component, sha256, name, media_type, size, origin, given_at)
    values (${newId()}, ${dossierId}, 0, 'g1', ${HASH}, 'giay.pdf', 'application/pdf', 100, 'upload', ${FILED_AT})`.execute(db);

  let seq = 0;
  return {
    dossierId,
    personId,
    officerId,
    async happens(type, data, at = FILED_AT) {
      seq += 1;
      const factId = newId();
      const by = type === 'filed' ? { kind: 'citizen', id: personId } : { kind: 'officer', id: officerId };
      await sql`
        insert into dossier_fact (dossier_id, seq, id, type, at, actor_kind, actor_id, data)
        values (${dossierId}, ${seq}, ${factId}, ${type}, ${at}, ${by.kind}, ${by.id}, ${JSON.stringify(data)}::jsonb)`.execute(db);
      await leaveJob(db, 'fact-recorded', { dossierId, seq });
      return { factId, seq };
    },
    async says(text) {
      const id = newId();
      await sql`
        insert into dossier_note (id, dossier_id, kind, text, salt, written_at)
        values (${id}, ${dossierId}, 'defect', ${text}, 'salt', ${FILED_AT})`.execute(db);
      return { id, hash: HASH };
    },
  };
}

/** What the first fact of every dossier here says. */
export function filedData(told: Pick<ToldDossier, 'personId'>): object {
  return {
    reference: 'MC-261122-AAAAAB',
    procedureCode: '9.000009',
    revisionId: newId(),
    caseId: 'general',
    channel: 'online',
    deskId: 'H99.01',
    agencyId: 'H99.02',
    applicantId: told.personId,
    answersHash: HASH,
    papers: [{ component: 'g1', sha256: HASH }],
  };
}

/** What a reception says, due in three and a half days. */
export function receivedData(code = 'H99.02-261123-0001'): object {
  return {
    code,
    limit: { amount: 3.5, unit: 'working-day' },
    afterSupplement: 'restart',
    notCounted: [],
    dueAt: '2026-11-27T08:05:00Z',
  };
}

const CONTROLS = [
  {
    type: 'Control',
    scope: '#/properties/who/properties/fullName',
    label: 'Họ tên',
    meaning: 'person.fullName',
    options: { widget: 'name', of: 'applicant' },
  },
  {
    type: 'Control',
    scope: '#/properties/who/properties/address',
    label: 'Địa chỉ',
    meaning: 'person.address',
    options: { widget: 'address', of: 'applicant' },
  },
  { type: 'Control', scope: '#/properties/length', label: 'Chiều dài lớn nhất', options: { widget: 'number' } },
];

const FORM = {
  schema: {
    type: 'object',
    properties: {
      who: { type: 'object', properties: { fullName: { type: 'string' }, address: { type: 'object' } } },
      length: { type: 'number' },
    },
  },
  ui: { type: 'Categorization', elements: [{ type: 'Category', id: 'all', label: 'Tờ khai', elements: CONTROLS }] },
};

const COMPONENT = {
  id: 'g1',
  code: null,
  name: 'Giấy chứng nhận xuất xưởng',
  originals: 1,
  copies: 0,
  required: true,
  caseIds: null,
  onlyWhen: null,
  channels: null,
  paperType: null,
  formNumber: null,
  note: null,
  isNote: false,
};

/** The places, offices and the one procedure every dossier here belongs to; made once. Answers the revision. */
async function theProvince(db: Db): Promise<string> {
  const known = await sql<{ id: string }>`select id from procedure_revision where code = '9.000009'`.execute(db);
  if (known.rows[0]) return known.rows[0].id;

  await sql`insert into place_unit (code, kind, name, province_code) values ('99', 'province', 'Tỉnh Thử', '99'), ('32000', 'commune', 'Xã Thử', '99')`.execute(
    db,
  );
  await sql`insert into session_plan (id, weekdays, hours) values ('thu', '[1,2,3,4,5]', '[["07:00","11:00"],["13:00","17:00"]]')`.execute(
    db,
  );
  await sql`
    insert into agency (id, name, kind, parent_id, session_plan_id, id_source) values
      ('H99', 'Ủy ban nhân dân tỉnh Thử', 'province', null, 'thu', 'invented'),
      ('H99.01', 'Trung tâm Phục vụ hành chính công tỉnh Thử', 'one-stop', 'H99', 'thu', 'invented'),
      ('H99.02', 'Chi cục Thử nghiệm', 'department', 'H99', 'thu', 'invented')`.execute(db);
  const id = newId();
  const json = (value: unknown): string => JSON.stringify(value);
  const record = { code: '9.000009', name: 'Cấp giấy thử', field: 'Thử', level: 'tỉnh', audience: 'both', channels: [], components: [] };
  const channels = [{ channel: 'online', limit: { kind: 'unpublished' }, limitNote: null, fee: { amount: 40_000, note: null } }];
  await sql`
    insert into procedure_revision (id, code, number, state, record, cases, components, channels, form, route, handling, flags, content_hash,
      staged_at, published_at, published_by)
    values (${id}, '9.000009', 1, 'published', ${json(record)}::json, ${json([{ id: 'general', name: null, limits: {} }])}::jsonb,
      ${json([COMPONENT])}::jsonb, ${json(channels)}::jsonb, ${json(FORM)}::jsonb, ${json({ id: 'thu', steps: [] })}::jsonb,
      ${json({ kind: 'province', agencyId: 'H99.02', receptionId: 'H99.01' })}::jsonb, '[]', 'x', ${FILED_AT}, ${FILED_AT}, 'test')`.execute(
    db,
  );
  await sql`
    insert into procedure (code, name, field, level, audience, online, published_revision_id)
    values ('9.000009', 'Cấp giấy thử', 'Thử', 'tỉnh', 'both', true, ${id})`.execute(db);
  return id;
}
