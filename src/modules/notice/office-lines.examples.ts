import type { ControlRow } from './control-rows.ts';
import type { RegisterWords } from './office-paper.ts';

/** The moment at which everything invented here happens. */
export const AT = '2026-11-23T03:05:00Z';

const APPLICANT = { kind: 'applicant' } as const;
const [DESK, UNIT] = [at('Trung tâm Phục vụ hành chính công tỉnh Cà Mau', 'Trần Thị Nhận'), at('Chi cục Thủy sản', 'Lê Văn Lý')];

function at(agencyId: string, officerId: string): ControlRow['from'] {
  return { kind: 'office', agencyId, officerId };
}

/** The lines of an invented control slip. The names stand where ids would: nobody looks them up. */
export const ROWS: readonly ControlRow[] = [
  { seq: 1, at: '2026-11-23T01:30:00Z', fact: 'filed', from: APPLICANT, to: DESK, result: null },
  { seq: 2, at: AT, fact: 'received', from: DESK, to: UNIT, result: 'on-time' },
  { seq: 3, at: '2026-11-25T08:00:00Z', fact: 'step-done', from: UNIT, to: at('Chi cục Thủy sản', 'Phạm Văn Ký'), result: 'early' },
  { seq: 4, at: '2026-11-27T09:00:00Z', fact: 'issued', from: at('Chi cục Thủy sản', 'Đỗ Thị Văn'), to: DESK, result: 'late' },
  { seq: 5, at: '2026-11-30T02:00:00Z', fact: 'handed-over', from: DESK, to: APPLICANT, result: null },
];

/** Three invented lines of a register. */
export const LINES: readonly RegisterWords[] = ['Nguyễn Văn Thử', 'Phạm Thị Chủ', 'Hợp tác xã Nuôi tôm Thử Nghiệm'].map((owner, index) => ({
  number: String(123 + index),
  code: `H12.06.27-261123-000${index + 1}`,
  procedure: 'Cấp giấy chứng nhận đăng ký tàu cá, tàu phục vụ nuôi trồng thủy sản',
  sets: '01',
  owner,
  address: `Số ${index + 1}, Ấp 1, Xã Khánh An, Tỉnh Cà Mau; 090000000${index + 1}`,
  agency: 'Chi cục Thủy sản',
  receivedAt: `${index + 13}:05 23/11/2026`,
  dueAt: '15:05 27/11/2026',
  returnedAt: index === 0 ? '09:00 27/11/2026' : '',
  delivery: 'Tại quầy',
  takenBy: index === 0 ? 'Người nộp hồ sơ' : '',
  papers: '3',
  note: index === 0 ? '' : 'Đang thẩm định',
}));
