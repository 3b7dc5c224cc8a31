import type { DossierFact, FactData, FactType } from '#modules/dossier';
import type { DossierStory } from './story.ts';

const HASH = 'a'.repeat(64);
function note(id: number): { id: string; hash: string } {
  return { id: `00000000-0000-7000-8000-00000000000${id}`, hash: HASH };
}
const ID = '00000000-0000-7000-8000-0000000000ff';

/** One fact of every type that anybody is told of, and a few that nobody is. */
export const FACTS = {
  filed: {
    reference: 'MC-261122-7K3QXF',
    procedureCode: '1.003650',
    revisionId: ID,
    caseId: 'general',
    channel: 'online',
    deskId: 'H12.01',
    agencyId: 'H12.06.27',
    applicantId: ID,
    answersHash: HASH,
    papers: [],
  },
  received: {
    code: 'H12.06.27-261123-0001',
    limit: { amount: 3.5, unit: 'working-day' },
    afterSupplement: 'restart',
    notCounted: [],
    dueAt: '2026-11-27T08:05:00Z',
  },
  'reception-refused': { note: note(1) },
  'supplement-asked': {
    stage: 'reception',
    round: 1,
    defects: [
      { component: 'g1', code: 'unreadable', note: note(2) },
      { path: '/vessel/length', code: 'wrong', note: note(3) },
    ],
    answerBy: '2026-12-08T10:00:00Z',
  },
  supplemented: { round: 1, answersHash: HASH, papers: [] },
  assigned: { officerId: ID, unitId: 'H12.06.27', stepId: 'appraise' },
  'step-done': { stepId: 'appraise', next: null, proposal: 'approved' },
  'fee-due': { amount: 40_000 },
  'fee-paid': { amount: 40_000, method: 'bank' },
  extended: { before: '2026-11-27T08:05:00Z', until: '2026-11-30T10:00:00Z', note: note(1) },
  'withdrawal-requested': {},
  withdrawn: {},
  stopped: { because: 'not-supplemented', note: note(1) },
  decided: { outcome: 'approved' },
  issued: { number: 'CM-00123-TS', paper: HASH },
  'handed-over': { to: 'applicant', channel: 'counter' },
  'result-revoked': { number: 'CM-00123-TS', paper: HASH, reason: 'issued-in-error', note: note(1) },
} as const satisfies { [T in FactType]?: Extract<FactData, { type: T }>['data'] };

/** The story of one such fact, of a plainly invented applicant: for tests, and for looking at a form before anything is issued on it. */
export function aStory(type: keyof typeof FACTS, changed: Partial<DossierStory> = {}): DossierStory {
  const by = { kind: 'officer', id: ID, role: 'receiver', agencyId: 'H12.01' } as const;
  const fact = {
    id: `00000000-0000-7000-8000-0000000001${String(Object.keys(FACTS).indexOf(type)).padStart(2, '0')}`,
    seq: 2,
    at: '2026-11-23T03:05:00Z',
    by,
    type,
    data: FACTS[type],
  };
  const before = type === 'filed' || type === 'reception-refused' || type === 'supplement-asked';
  return {
    dossierId: ID,
    reference: 'MC-261122-7K3QXF',
    code: before ? null : 'H12.06.27-261123-0001',
    fact: fact as DossierFact,
    procedure: { code: '1.003650', name: 'Cấp giấy chứng nhận đăng ký tàu cá', caseName: 'Đóng mới', fieldCode: 'G10-NN14' },
    channel: 'online',
    desk: {
      id: 'H12.01',
      name: 'Trung tâm Phục vụ hành chính công tỉnh Cà Mau',
      parentName: 'Ủy ban nhân dân tỉnh Cà Mau',
      unitName: 'Tỉnh Cà Mau',
    },
    agency: { id: 'H12.06.27', name: 'Chi cục Thủy sản', parentName: 'Sở Nông nghiệp và Môi trường', unitName: 'Tỉnh Cà Mau' },
    applicant: {
      personId: ID,
      name: 'Nguyễn Văn Thử',
      phone: '0900000001',
      email: 'thu@example.vn',
      address: 'Số 12, Ấp 1, Xã Khánh An, Tỉnh Cà Mau',
      reach: { phone: '0900000001', email: 'thu@example.vn' },
    },
    readers: [ID],
    owner: 'Phạm Thị Chủ',
    delivery: 'post',
    officer: { name: 'Trần Thị Nhận', phone: '02903000001' },
    handler: { name: 'Lê Văn Lý', unitName: 'Chi cục Thủy sản' },
    receivedAt: before ? null : '2026-11-23T03:05:00Z',
    limit: before ? null : { amount: 3.5, unit: 'working-day' },
    dueAt: before ? null : '2026-11-27T08:05:00Z',
    fee: 40_000,
    paid: 40_000,
    paidBy: 'transfer',
    stage: before ? 'filed' : 'appraising',
    resultNumber: type === 'handed-over' ? 'CM-00123-TS' : null,
    components: [
      { id: 'g1', name: 'Giấy chứng nhận xuất xưởng', papers: 2, reused: false },
      { id: 'g2', name: 'Văn bản chấp thuận đóng mới', papers: 1, reused: true },
      { id: 'g3', name: 'Biên lai nộp thuế trước bạ', papers: 0, reused: false },
    ],
    labels: { '/vessel/length': 'Chiều dài lớn nhất của tàu' },
    notes: {
      [note(1).id]: 'Chưa có kết quả kiểm tra an toàn kỹ thuật',
      [note(2).id]: 'Ảnh chụp bị mờ, không đọc được số máy',
      [note(3).id]: 'Khác với giấy chứng nhận xuất xưởng',
    },
    ...changed,
  };
}
