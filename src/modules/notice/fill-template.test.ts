import { describe, expect, test } from 'vitest';
import { typstRenderer } from '#gateways/pdf';
import { words } from '#messages';
import { pagesOfPdf, textOfPdf } from '#test/pdf-text';
import { fillTemplate } from './fill-template.ts';
import { TEMPLATE_IDS, templateOf, OFFICIAL_PAPERS } from './official-papers.ts';
import { readPaperForms } from './server/read-paper-forms.ts';
import { aStory } from './story.examples.ts';
import type { DossierStory } from './story.ts';

const renderer = typstRenderer();
const lent = {
  words: words('vi'),
  origin: 'http://localhost:3000',
  paperForms: readPaperForms('packs/ca-mau'),
  register: { deskId: 'H12.01', book: '2026', number: 123 },
  verifyCode: 'ABCD-EFGH-2345',
};

async function printed(story: DossierStory): Promise<{ text: string; pages: number }> {
  const filled = fillTemplate(story, lent);
  if (!filled) throw new Error('No template');
  const pdf = await renderer.render(filled.form.template, {
    data: filled.data,
    link: filled.link,
    at: Temporal.Instant.from(story.fact.at),
  });
  return { text: textOfPdf(pdf).replace(/\s+/gu, ' '), pages: pagesOfPdf(pdf) };
}

function storyFor(template: (typeof TEMPLATE_IDS)[number]): DossierStory {
  return aStory(OFFICIAL_PAPERS[template].fact);
}

describe.each(TEMPLATE_IDS)('%s', (template) => {
  test('fits one page and names the State, the office, the number, the dossier and the applicant', async () => {
    const story = storyFor(template);
    const { text, pages } = await printed(story);
    expect(pages).toBe(1);
    const number = story.code ?? story.reference;
    for (const words of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      `Số: ${number}/${fillTemplate(story, lent)!.form.symbol}`,
      fillTemplate(story, lent)!.form.title.toUpperCase(),
      fillTemplate(story, lent)!.form.set.basis,
      'http://localhost:3000/xac-minh',
      'ABCD-EFGH-2345',
      'Cà Mau, ngày 23 tháng 11 năm 2026',
      story[OFFICIAL_PAPERS[template].from].name.toUpperCase(),
      number,
      'Nguyễn Văn Thử',
      '1.003650 - Cấp giấy chứng nhận đăng ký tàu cá (trường hợp: Đóng mới)',
      'Trần Thị Nhận',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toMatch(/notice\.|undefined|\{\w+\}/);
  });

  test('is what its fact calls for', () => {
    expect(templateOf(storyFor(template).fact)).toBe(template);
  });
});

test.each([
  {
    template: 'mau-01-receipt',
    says: [
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      'Tiếp nhận hồ sơ của: Nguyễn Văn Thử',
      'Chủ hồ sơ (người nộp được ủy quyền): Phạm Thị Chủ',
      'Địa chỉ: Số 12, Ấp 1, Xã Khánh An, Tỉnh Cà Mau',
      'Số điện thoại: 0900000001',
      'Email: thu@example.vn',
      'Giấy chứng nhận xuất xưởng (bản điện tử)',
      'Văn bản chấp thuận đóng mới (bản điện tử, dùng lại từ kho dữ liệu)',
      'Số lượng hồ sơ: 01 bộ',
      'Kênh tiếp nhận: Trực tuyến',
      'Thời gian giải quyết theo quy định: 3,5 ngày làm việc',
      'Thời gian nhận hồ sơ: 10 giờ 05 phút, ngày 23 tháng 11 năm 2026',
      'Thời gian trả kết quả: 15 giờ 05 phút, ngày 27 tháng 11 năm 2026',
      'Đăng ký nhận kết quả tại: Nơi đã đăng ký, qua bưu chính công ích',
      'Phí, lệ phí: 40.000 đồng; đã nộp 40.000 đồng (chuyển khoản)',
      'Vào sổ theo dõi hồ sơ: quyển số 2026, số thứ tự 123',
      'Mẫu số 01, Phụ lục I, Thông tư 03/2025/TT-VPCP',
      'NGƯỜI NỘP HỒ SƠ',
      'NGƯỜI TIẾP NHẬN HỒ SƠ',
      'http://localhost:3000/tra-cuu',
    ],
  },
  {
    template: 'mau-02-supplement',
    says: [
      'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
      'Giấy chứng nhận xuất xưởng Lý do: Ảnh chụp bị mờ, không đọc được số máy',
      'Chiều dài lớn nhất của tàu Lý do: Khác với giấy chứng nhận xuất xưởng',
      'Thời hạn hoàn thiện: 17 giờ 00 phút, ngày 08 tháng 12 năm 2026',
      'số điện thoại 02903000001',
    ],
  },
  { template: 'mau-03-refusal', says: ['PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ', 'Chưa có kết quả kiểm tra an toàn kỹ thuật'] },
  {
    template: 'mau-04-apology',
    says: [
      'VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT',
      'Thời gian hẹn trả kết quả: 15 giờ 05 phút, ngày 27 tháng 11 năm 2026',
      'Chi cục Thủy sản',
      '17 giờ 00 phút, ngày 30 tháng 11 năm 2026',
    ],
  },
  {
    template: 'mau-05-stop',
    says: [
      'Giai đoạn đã giải quyết: Đang thẩm định tại Chi cục Thủy sản',
      'Quá thời hạn bổ sung, hoàn thiện hồ sơ',
      'Phí, lệ phí đã nộp: 40.000 đồng',
      '10 giờ 05 phút, ngày 23 tháng 11 năm 2026',
    ],
  },
  {
    template: 'result-receipt',
    says: ['Số, ký hiệu kết quả: CM-00123-TS', 'Hình thức nhận: Tại nơi tiếp nhận', 'Người nhận: Người nộp hồ sơ'],
  },
] as const)('every field of $template is printed', async ({ template, says }) => {
  const { text } = await printed(storyFor(template));
  for (const said of says) expect(text.replace(/\s/gu, '')).toContain(said.replace(/\s/gu, ''));
});

test('a dossier without a due time says so on its receipt, and an unpublished fee is never free', async () => {
  const { text } = await printed(aStory('received', { dueAt: null, fee: null }));
  expect(text).toContain('Thời gian trả kết quả: Không có ngày hẹn trả cụ thể');
  expect(text).toContain('Phí, lệ phí: Chưa công bố');
});

test('the code opens the tracking page with the number and nothing else', () => {
  expect(fillTemplate(aStory('received'), lent)?.link).toBe('http://localhost:3000/tra-cuu?ma=H12.06.27-261123-0001');
});

test('a paper whose reason was erased is printed without it', async () => {
  expect((await printed(aStory('stopped', { notes: {} }))).text).toContain('(nội dung đã được xóa theo quy định)');
});

test('facts that call for no paper get none', () => {
  expect(fillTemplate(aStory('filed'), lent)).toBeNull();
});
