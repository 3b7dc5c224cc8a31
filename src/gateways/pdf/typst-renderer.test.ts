import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { pagesOfPdf, textOfPdf } from '#test/pdf-text';
import { typstRenderer } from './index.ts';

const renderer = typstRenderer();
const at = Temporal.Instant.from('2026-11-22T03:05:00Z');
const data = {
  code: null,
  reference: 'MC-261122-7K3QXF',
  fileNumber: 'MC-261122-7K3QXF',
  number: 'MC-261122-7K3QXF/TCTN',
  form: { title: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ', basis: 'Mẫu số 03, Thông tư 03/2025/TT-VPCP' },
  agency: { parent: 'Ủy ban nhân dân tỉnh', name: 'Trung tâm Phục vụ hành chính công' },
  placeAndDate: 'Cà Mau, ngày 22 tháng 11 năm 2026',
  desk: 'Trung tâm Phục vụ hành chính công',
  applicant: { name: 'Nguyễn Văn Thử', address: 'Ấp 1, Xã Khánh An', phone: '0900000001', email: '' },
  applicantSigns: 'Nguyễn Văn Thử',
  request: '1.003650 - Cấp giấy chứng nhận đăng ký tàu cá',
  reason: 'Không thuộc thẩm quyền',
  contact: 'Trung tâm Phục vụ hành chính công',
  officer: 'Trần Thị Nhận',
  footer: 'Giấy điện tử',
  trackAt: 'http://localhost:3000/tra-cuu',
};

async function printed(changed: object = {}, link?: string): Promise<Uint8Array> {
  return renderer.render('mau-03-refusal', { data: { ...data, ...changed }, at, ...(link ? { link } : {}) });
}

/** Without blanks: lines end anywhere. */
function squeezed(text: string): string {
  return text.replace(/\s+/gu, '');
}

test('a paper is PDF/A-2b, with its fonts inside and the time of its fact', async () => {
  const pdf = Buffer.from(await printed()).toString('latin1');
  expect(pdf).toContain('<pdfaid:part>2</pdfaid:part>');
  expect(pdf).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
  expect(pdf).toContain('Tinos-Bold');
  expect(pdf).toContain('D:20261122030500Z');
});

test('the same data at the same time gives the same bytes', async () => {
  expect(Buffer.from(await printed()).equals(Buffer.from(await printed()))).toBe(true);
});

test('every letter of Vietnamese is there', async () => {
  const vowels = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ';
  const letters = vowels.match(/.{1,25}/gu)!.join(' ');
  const text = textOfPdf(await printed({ reason: `${letters}\n${letters.toUpperCase()}`.normalize('NFD') }));
  expect(squeezed(text)).toContain(squeezed(letters));
  expect(squeezed(text)).toContain(squeezed(letters.toUpperCase()));
});

test.each([
  '#set text(red)',
  '#import "@preview/evil:1.0.0": *',
  '#read("/etc/passwd")',
  '*đậm* _nghiêng_ $x^2$ `mã`',
  '= Đề mục',
  '<label> @ref',
  '/* ghi chú */ // hết dòng',
  '#sys.inputs "\\u{41}"',
  ']} #panic("x") [{',
  '<script>alert(1)</script>',
])('%s is shown as it was typed and does nothing', async (typed) => {
  const text = textOfPdf(await printed({ applicant: { ...data.applicant, name: typed }, reason: typed }));
  expect(squeezed(text).split(squeezed(typed)).length - 1).toBeGreaterThanOrEqual(2);
});

test('a name of 10,000 letters without a blank goes on over pages, all of it', async () => {
  const name = 'Ướ'.repeat(5000);
  const pdf = await printed({ applicant: { ...data.applicant, name }, applicantSigns: name });
  expect(pagesOfPdf(pdf)).toBeGreaterThan(1);
  expect(textOfPdf(pdf)).toContain('Trang 2/');
  expect(textOfPdf(pdf).match(/ớ/g)?.length).toBeGreaterThanOrEqual(10_000);
});

test.each([
  { what: 'a picture character', typed: 'Văn😀Thử' },
  { what: 'letters of another script', typed: 'ភាសាខ្មែរ 漢字' },
  { what: 'half a letter', typed: 'Văn\ud800Thử' },
  { what: 'control characters', typed: 'Văn\u0000\u0007\u001bThử' },
])('$what does not stop the print', async ({ typed }) => {
  const text = textOfPdf(await printed({ reason: `${typed} hết` }));
  expect(text).toContain('hết');
});

test('characters that turn the direction of writing are not printed', async () => {
  expect(textOfPdf(await printed({ reason: 'không \u202egnôhk' }))).toContain('không gnôhk');
});

test('whatever is typed, the paper is printed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (typed) => {
      expect((await printed({ reason: typed })).length).toBeGreaterThan(10_000);
    }),
    { numRuns: 60 },
  );
});

test('a QR code is printed when there is something to open', async () => {
  const without = await printed();
  const withCode = await printed({}, 'http://localhost:3000/tra-cuu?ma=MC-261122-7K3QXF');
  expect(textOfPdf(without)).not.toContain('Quét mã');
  expect(textOfPdf(withCode)).toContain('Quét mã hoặc mở http://localhost:3000/tra-cuu');
});

describe('a template with a fault', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-templates-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is named, with what is wrong', async () => {
    writeFileSync(join(folder, 'mau-03-refusal.typ'), '#json(bytes(sys.inputs.data)).missing');
    const broken = typstRenderer({ templates: folder });
    await expect(broken.render('mau-03-refusal', { data, at })).rejects.toThrow(/mau-03-refusal does not print: .*missing/);
  });

  test.each([
    { what: 'a letter no font has', source: '#set text(font: "Tinos", fallback: false)\n漢' },
    { what: 'a page that is nobody’s text', source: '#image(bytes("%PDF-1.4"), format: "pdf")' },
  ])('of PDF/A does not print: $what', async ({ source }) => {
    writeFileSync(join(folder, 'mau-03-refusal.typ'), source);
    await expect(typstRenderer({ templates: folder }).render('mau-03-refusal', { data, at })).rejects.toThrow(
      /mau-03-refusal does not print/,
    );
  });
});
