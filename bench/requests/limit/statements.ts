/** One question in as few statements as can be; `$1`… are filled in anew each time. */
export interface Minimal {
  readonly name: 'submit' | 'status' | 'queue' | 'search';
  readonly statements: readonly { readonly text: string; readonly values: () => readonly string[] }[];
}

const WORDS = [
  'khai sinh',
  'ket hon',
  'giay phep xay dung',
  'quyen su dung dat',
  'ly lich tu phap',
  'ho kinh doanh',
  'lai xe',
  'nguoi co cong',
];
const FILE = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The four questions of the limit, on so many dossiers. */
export function minimal(dossiers: number): readonly Minimal[] {
  let unit = '1';
  const inUnit = (): string => (unit = String(1 + below(20)));
  return [
    {
      name: 'submit',
      statements: [{ text: SUBMIT, values: () => [`N-${process.pid}-${next()}`, String(1 + below(2000)), String(1 + below(20))] }],
    },
    { name: 'status', statements: [{ text: STATUS, values: () => [`HS-${String(1 + below(dossiers)).padStart(7, '0')}`] }] },
    {
      name: 'queue',
      statements: [
        { text: PAGE, values: () => [inUnit(), String(below(10) * 50)] },
        { text: "select count(*) from dossier where unit_id = $1::int and status = 'processing'", values: () => [unit] },
      ],
    },
    { name: 'search', statements: [{ text: SEARCH, values: () => [WORDS[below(WORDS.length)] ?? ''] }] },
  ];
}

let last = 0;
function next(): string {
  return `${process.hrtime.bigint()}-${(last += 1)}`;
}

function below(count: number): number {
  return Math.floor(Math.random() * count);
}

/** A dossier with three components and its first line of history in one statement. */
const SUBMIT = `
  with d as (
    insert into dossier (code, procedure_id, unit_id, status, channel, applicant_name, applicant_idno, applicant_phone, applicant_email,
      applicant_dob, applicant_sex, address, province_code, ward_code, owner_name, owner_idno, subject, receive_method, return_method,
      fee_amount, fee_paid, priority, due_at)
    values ($1, $2::int, $3::int, 'submitted', 'online', 'Tràm Văn Bình', '099345678901', '0300345678', 'binh@example.vn', '1990-05-17', 'M',
      '12 đường Thử 1', '29', '00123', 'Tràm Văn Bình', '099345678901', 'Đề nghị giải quyết thủ tục hành chính theo quy định', 'online',
      'post', 50000, false, 1, now() + interval '10 days')
    returning id
  ), c as (
    insert into dossier_component (dossier_id, name, kind, quantity, file_name, file_size, sha256)
    select d.id, v.n, v.k, v.q, v.f, v.s, '${FILE}'
    from d, (values ('Tờ khai theo mẫu', 'original', 1, 'to-khai.pdf', 183221), ('Bản sao giấy tờ tùy thân', 'copy', 1, 'cccd.pdf', 99120),
      ('Giấy chứng nhận', 'scan', 2, 'gcn.pdf', 1200331)) v (n, k, q, f, s)
  )
  insert into dossier_history (dossier_id, from_status, to_status, actor, note)
  select id, null, 'submitted', 'cong-dan', 'Nộp hồ sơ trực tuyến' from d`;

const STATUS = `
  select d.code, d.status, d.applicant_name, d.subject, d.submitted_at, d.due_at, p.name,
    (select json_agg(json_build_object('from', h.from_status, 'to', h.to_status, 'actor', h.actor, 'note', h.note, 'at', h.at) order by h.at, h.id)
     from dossier_history h where h.dossier_id = d.id)
  from dossier d join procedure p on p.id = d.procedure_id
  where d.code = $1`;

/** Names are joined after the cut: the best plain SQL there is for it. */
const PAGE = `
  select d.*, p.name
  from (
    select id, code, status, applicant_name, applicant_phone, subject, channel, priority, fee_paid, submitted_at, due_at, procedure_id
    from dossier where unit_id = $1::int and status = 'processing' order by due_at, id limit 50 offset $2::int
  ) d
  join procedure p on p.id = d.procedure_id
  order by d.due_at, d.id`;

const SEARCH = `
  select id, code, name, agency_id, level from procedure
  where active and name_norm like '%' || $1::text || '%'
  order by length(name), id limit 20`;
