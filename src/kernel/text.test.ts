import { expect, test } from 'vitest';
import { fold, maskName, maskNumber, tidy } from './text.ts';

test.each([
  ['Nguyễn Văn An', 'N. V. An'],
  ['  nguyễn   văn  an ', 'n. v. an'],
  ['Đỗ Ẩn', 'Đ. Ẩn'],
  ['Công Tằng Tôn Nữ Thị Bảo Ngọc', 'C. T. T. N. T. B. Ngọc'],
  ['Danh Sà-Rây', 'D. Sà-Rây'],
  ['\u0110o\u0302\u0303 Va\u0306n Sa\u0301u', 'Đ. V. Sáu'],
  ['𠮷野 An', '𠮷. An'],
  ['An', 'A***'],
  ['', '***'],
])('the name %j is shown in public as %j', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

test.each([
  ['096085000001', '********0001'],
  ['0001', '0001'],
  ['', ''],
])('the number %j is shown as %j', (number, masked) => {
  expect(maskNumber(number)).toBe(masked);
});

test.each([
  ['Thủ Tục  Đăng ký', 'thu tuc dang ky'],
  ['TAU\u0300 CA\u0301', 'tau ca'],
])('%j is found as %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('a text has one spelling, whatever keyboard it came from', () => {
  expect(tidy(' e\u0302\u0301\n m ')).toBe('ế m');
});
