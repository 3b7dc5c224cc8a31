import { expect, test } from 'vitest';
import { partsOfHelp } from './long-help.ts';

const rest = 'Ghi đúng như trên giấy phép đã cấp. '.repeat(6).trim();

test.each([
  ['', '', null],
  ['12 chữ số trên thẻ căn cước. Xem mặt trước.', '12 chữ số trên thẻ căn cước. Xem mặt trước.', null],
  [`Số trên giấy phép. ${rest}`, 'Số trên giấy phép.', rest],
  ['a'.repeat(500), 'a'.repeat(500), null],
])('%.30s', (help, first, more) => {
  expect(partsOfHelp(help)).toEqual({ first, more });
});
