/** A paper the pretended locker has of everybody who was invented. */
export interface NationalPaper {
  readonly MaKetQua: string;
  readonly TenGiayTo: string;
  readonly SoKyHieu: string;
  readonly CoQuanChuQuan: string;
  readonly DanhSachTepDinhKem: readonly { readonly TenTep: string; readonly DuongDan: string }[];
}

const KINDS = [
  { code: 'KQ.G15.000031', name: 'Giấy khai sinh', mark: 'GKS', latin: 'GIAY KHAI SINH', agency: '000.00.32.H30' },
  { code: 'KQ.G15.000032', name: 'Giấy chứng nhận kết hôn', mark: 'KH', latin: 'GIAY CHUNG NHAN KET HON', agency: '000.00.32.H30' },
  { code: 'KQ.G15.000342', name: 'Trích lục hộ tịch', mark: 'TLHT', latin: 'TRICH LUC HO TICH', agency: '000.00.32.H30' },
  {
    code: 'KQ.G10.000139',
    name: 'Giấy chứng nhận xóa đăng ký tàu cá',
    mark: 'XDKTC',
    latin: 'GIAY CHUNG NHAN XOA DANG KY TAU CA',
    agency: '000.00.10.H35',
  },
] as const;

/** What an office elsewhere issued to an invented person: of each kind one paper, the same whenever it is asked for. */
export function papersOf(cccd: string): readonly NationalPaper[] {
  if (!isInvented(cccd)) return [];
  const tail = cccd.slice(-6);
  return KINDS.map(({ code, name, mark, agency }) => ({
    MaKetQua: code,
    TenGiayTo: name,
    SoKyHieu: `${tail}/${mark}`,
    CoQuanChuQuan: agency,
    DanhSachTepDinhKem: [{ TenTep: `${mark}-${tail}.pdf`, DuongDan: `/kho/${mark}/${cccd}.pdf` }],
  }));
}

/** The file behind a path, or null: a page of plain letters that says it is pretended. */
export function fileAt(agency: string, path: string): Buffer | null {
  const [, mark, cccd = ''] = /^\/kho\/([A-Z]+)\/(\d{12})\.pdf$/.exec(path) ?? [];
  const kind = KINDS.find((one) => one.mark === mark && one.agency === agency);
  if (!kind || !isInvented(cccd)) return null;
  return plainPdf([kind.latin, `So: ${cccd.slice(-6)}/${kind.mark}`, `So dinh danh: ${cccd}`, 'BAN MINH HOA - KHONG CO GIA TRI PHAP LY']);
}

/** Numbers of plainly invented people end in few digits after three noughts. */
function isInvented(cccd: string): boolean {
  return /^\d{6}000\d{3}$/.test(cccd);
}

/** One page of A4 with a line each, by the rules of PDF 1.4 and a letter every reader has. */
function plainPdf(lines: readonly string[]): Buffer {
  const text = lines.map((line, nth) => `1 0 0 1 72 ${760 - 40 * nth} Tm (${line.replace(/[()\\]/g, '')}) Tj`).join('\n');
  const page = `BT /F1 18 Tf\n${text}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let pdf = '%PDF-1.4\n';
  const offsets = objects.map((object, nth) => {
    const at = pdf.length;
    pdf += `${nth + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = pdf.length;
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(pdf, 'latin1');
}
