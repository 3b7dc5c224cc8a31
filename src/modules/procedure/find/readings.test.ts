import { describe, expect, test } from 'vitest';
import { askedWords, readingsOf, spokenIn, withInputMethod, type Phrase } from './readings.ts';
import { spellingsIn } from './spelling.ts';

function phrase(spoken: string, meant: string): Phrase {
  const words = spellingsIn(spoken);
  return { spelled: words.map(({ marked }) => marked), spoken: words.map(({ plain }) => plain), meant };
}

const PHRASES = [
  phrase('đk', 'đăng ký'),
  phrase('hkd', 'hộ kinh doanh'),
  phrase('sổ đỏ', 'quyền sử dụng đất'),
  phrase('tt', 'tạm trú'),
  phrase('tt', 'thường trú'),
  phrase('tôi', ''),
  phrase('muốn', ''),
];

function readings(q: string): readonly string[] {
  return readingsOf(askedWords(q), PHRASES).map(({ words }) => words.map(({ plain }) => plain).join(' '));
}

describe('a question is read', () => {
  test('as it stands, and with what people say in the catalogue’s words', () => {
    expect(readings('đk hkd')).toEqual(expect.arrayContaining(['dk hkd', 'dang ki ho kinh doanh']));
    expect(readings('khai sinh')).toEqual(['khai sinh']);
  });

  test('in each of the ways an abbreviation may be meant', () => {
    expect(readings('dk tt')).toEqual(expect.arrayContaining(['dang ki tam tru', 'dang ki thuong tru']));
  });

  test('by its marks where somebody typed them', () => {
    expect(readings('so do')).toContain('quyen su dung dat');
    expect(readings('sổ đỏ')).toContain('quyen su dung dat');
    expect(readings('số đo')).toEqual(['so do']);
  });

  test('with an end, however many abbreviations it has', () => {
    expect(readings('tt tt tt tt tt tt tt tt tt tt tt tt').length).toBeLessThanOrEqual(24);
  });
});

test('words that say nothing are told, unless nothing else is said', () => {
  const idle = (q: string): readonly boolean[] => readingsOf(askedWords(q), PHRASES)[0]!.words.map((word) => word.idle);
  expect(idle('tôi muốn khai sinh')).toEqual([true, true, false, false]);
  expect(idle('tôi muốn')).toEqual([false, false]);
});

test('an input method that was off is only thought of where nobody typed a mark', () => {
  expect(withInputMethod(askedWords('dang kys keets hoon'))?.map(({ plain }) => plain)).toEqual(['dang', 'ki', 'ket', 'hon']);
  expect(withInputMethod(askedWords('đăng kys'))).toBeNull();
  expect(withInputMethod(askedWords('khai sinh'))).toBeNull();
});

test('every run of up to five neighbours may be a phrase', () => {
  expect(spokenIn(askedWords('a b c'))).toEqual(['a', 'a b', 'a b c', 'b', 'b c', 'c']);
});
