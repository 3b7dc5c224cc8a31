import { describe, expect, test } from 'vitest';
import { typstRenderer } from '#gateways/pdf';
import { words } from '#messages';
import { faultsOfArchive } from '#test/pdf-archive';
import { pagesOfPdf, textOfPdf } from '#test/pdf-text';
import { AT, LINES } from './office-lines.examples.ts';
import { fillHandOver, fillRegister, type Printing } from './office-paper.ts';
import { PAPER_IDS } from './official-papers.ts';
import { formFor } from './paper-forms.ts';
import { samplePaper } from './sample-paper.ts';
import { readPaperForms } from './server/read-paper-forms.ts';
import { aStory } from './story.examples.ts';

const renderer = typstRenderer();
const at = Temporal.Instant.from(AT);
const lent = { words: words('vi'), origin: 'http://localhost:3000', paperForms: readPaperForms('packs/ca-mau') };

function squeezed(text: string): string {
  return text.replace(/\s+/gu, '');
}

function sizeOf(pdf: Uint8Array): readonly number[] {
  const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(Buffer.from(pdf).toString('latin1')) ?? [];
  return [Number(width), Number(height)].map((points) => Math.round((points * 25.4) / 72));
}

describe.each(lent.paperForms.sets.flatMap((set) => set.forms.map((form) => ({ ...form, set }))))('$set.id $paper', (form) => {
  test('prints as PDF/A with invented people, marked as a sample, on the sheet of the law', async () => {
    const pdf = await renderer.render(form.template, { ...samplePaper(form, lent), at });
    const text = squeezed(textOfPdf(pdf));
    for (const said of [
      'BẢN THỬ',
      form.title.toUpperCase(),
      form.number ?? form.set.basis,
      form.set.basis,
      `/${form.symbol}`,
      'CỘNG HÒA XÃ HỘI',
    ]) {
      expect(text).toContain(squeezed(said));
    }
    expect(text).not.toMatch(/undefined|official-paper\.|notice\./);
    expect(faultsOfArchive(pdf)).toEqual([]);
    const sheets = { 'mau-07-register': [297, 210], 'mau-06-control': [210, 297], 'hand-over-sheet': [210, 297] };
    expect(sizeOf(pdf)).toEqual(form.paper in sheets ? sheets[form.paper as keyof typeof sheets] : [148, 210]);
  });

  test('is drawn as a picture', async () => {
    expect(await renderer.draw(form.template, { ...samplePaper(form, lent), at })).toMatch(/^<svg /);
  });
});

test.each([
  {
    paper: 'mau-06-control',
    says: [
      'Mã hồ sơ: H12.06.27-261123-0001',
      'Cơ quan, đơn vị giải quyết hồ sơ: Chi cục Thủy sản',
      'Tổ chức, cá nhân nộp hồ sơ: Nguyễn Văn Thử',
      'Tên cơ quan, bộ phận',
      'Thời gian giao, nhận; người giao, người nhận',
      'Kết quả giải quyết',
      'Ghi chú',
      '1. Giao: Trung tâm Phục vụ hành chính công tỉnh Cà Mau 2. Nhận: Chi cục Thủy sản',
      '10:05 ngày 23/11/2026 Người giao: Trần Thị Nhận Người nhận: Lê Văn Lý',
      'Đúng hạn',
      'Trước hạn',
      'Quá hạn',
      'không dòng nào được sửa hoặc xóa',
    ],
  },
  {
    paper: 'mau-07-register',
    says: [
      'Từ ngày 23/11/2026 đến ngày 24/11/2026',
      ...[
        'STT',
        'Mã hồ sơ',
        'Tên thủ tục hành chính',
        'Số bộ',
        'Tên tổ chức, cá nhân',
        'Địa chỉ, số điện thoại',
        'Cơ quan chủ trì giải quyết',
      ],
      ...['Nhận hồ sơ', 'Hẹn trả kết quả', 'Trả kết quả', 'Phương thức nhận kết quả', 'Người nhận (ký)', 'Ghi chú'],
      ...[
        'H12.06.27-261123-0003',
        'Hợp tác xã Nuôi tôm Thử Nghiệm',
        'Số 3, Ấp 1, Xã Khánh An, Tỉnh Cà Mau; 0900000003',
        'Tổng số: 3 hồ sơ',
      ],
    ],
  },
  {
    paper: 'hand-over-sheet',
    says: [
      'Bên giao: Trung tâm Phục vụ hành chính công tỉnh Cà Mau',
      'Bên nhận: Chi cục Thủy sản',
      'Số giấy tờ',
      'NGƯỜI GIAO',
      'NGƯỜI NHẬN',
      'Tổng số: 3 hồ sơ',
    ],
  },
] as const)('every field of $paper is printed', async ({ paper, says }) => {
  const form = formFor(lent.paperForms, { paper, on: '2026-11-23', fieldCode: null });
  const text = squeezed(textOfPdf(await renderer.render(form.template, { ...samplePaper(form, lent), at })));
  for (const said of says) expect(text).toContain(squeezed(said));
});

test.each([
  { paper: 'mau-07-register', columns: Object.keys(LINES[0]!).filter((name) => name !== 'papers') },
  { paper: 'hand-over-sheet', columns: ['code', 'procedure', 'owner', 'papers', 'receivedAt', 'note'] },
] as const)('every column of $paper holds its own answer', async ({ paper, columns }) => {
  const form = formFor(lent.paperForms, { paper, on: '2026-11-23', fieldCode: null });
  const printing: Printing = { ...lent, office: aStory('received').desk, at: AT, officer: '' };
  const line = Object.fromEntries(Object.keys(LINES[0]!).map((name) => [name, `=${name}=`])) as unknown as (typeof LINES)[number];
  const sheet = { from: '2026-11-23', until: '2026-11-23', rows: [line], agencyTo: '' };
  const { data } = paper === 'mau-07-register' ? fillRegister(sheet, printing) : fillHandOver(sheet, printing);
  const text = squeezed(textOfPdf(await renderer.render(form.template, { data, at })));
  for (const name of columns) expect(text).toContain(`=${name}=`);
});

test('a register of five hundred lines goes on over sheets, each with its head and number', { timeout: 60_000 }, async () => {
  const rows = Array.from({ length: 500 }, (_, index) => ({ ...LINES[index % 3]!, number: String(index + 1) }));
  const printing: Printing = { ...lent, office: aStory('received').desk, at: AT, officer: 'Trần Thị Nhận' };
  const { form, data } = fillRegister({ from: '2026-11-23', until: '2026-11-23', rows }, printing);
  const pdf = await renderer.render(form.template, { data, at });
  const pages = pagesOfPdf(pdf);
  const text = squeezed(textOfPdf(pdf));
  expect(pages).toBeGreaterThan(20);
  expect(text.split(squeezed('Cơ quan chủ trì giải quyết')).length - 1).toBe(pages);
  expect(text).toContain(`Trang${pages}/${pages}`);
  expect(text).toContain('Ngày23/11/2026');
});

test('every paper has a form in the pack', () => {
  expect(new Set(lent.paperForms.sets.flatMap(({ forms }) => forms.map(({ paper }) => paper)))).toEqual(new Set(PAPER_IDS));
});
