import { expect, test } from 'vitest';
import { spellingsIn } from './spelling.ts';
import { withoutInputMethod } from './telex.ts';

test.each([
  ['Đăng ký khai sinh', 'dang ki khai sinh'],
  ['đăng kí', 'dang ki'],
  ['(cấp  tỉnh), IV!', 'cap tinh iv'],
  ['mã 1.003650 nhé', 'ma 1003650 nhe'],
  ['1.014820.H12.01', '1014820h1201'],
  ['“” ... --', ''],
])('the words of “%s” are “%s”', (text, words) => {
  expect(
    spellingsIn(text)
      .map(({ plain }) => plain)
      .join(' '),
  ).toBe(words);
});

test('a tone is the same over whichever vowel it stands, composed or not', () => {
  const spelled = (text: string): readonly string[] => spellingsIn(text).map(({ marked }) => marked);
  expect(spelled('hoà thuỷ ký')).toEqual(spelled('hòa thủy kí'));
  expect(spelled('tàu'.normalize('NFD'))).toEqual(spelled('tàu'));
  expect(spelled('tàu')).not.toEqual(spelled('tau'));
  expect(spelled('đất')).not.toEqual(spelled('đặt'));
});

test.each([
  ['keets', 'ket'],
  ['hoon', 'hon'],
  ['kys', 'ky'],
  ['ddaats', 'dat'],
  ['dduwowngf', 'duong'],
  ['nuwowcs', 'nuoc'],
  ['twf', 'tu'],
  ['ket61', 'ket'],
  ['d9ang', 'dang'],
])('“%s” typed with the input method off was meant as “%s”', (typed, meant) => {
  expect(withoutInputMethod(typed)).toBe(meant);
});

test.each(['sinh', 'dang', 'khai', 'x', '123'])('“%s” was meant as it stands', (typed) => {
  expect(withoutInputMethod(typed)).toBeNull();
});
