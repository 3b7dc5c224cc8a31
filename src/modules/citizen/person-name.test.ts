import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NAME_LENGTH, readPersonName } from './person-name.ts';

test.each([
  ['Nguyễn Văn An', 'Nguyễn Văn An'],
  ['  Nguyễn   Văn\tAn ', 'Nguyễn Văn An'],
  ['Nguyễn Văn An'.normalize('NFD'), 'Nguyễn Văn An'],
  ["H'Hen Niê", "H'Hen Niê"],
  ['H’Hen Niê', "H'Hen Niê"],
  ['Anne-Marie Lê', 'Anne-Marie Lê'],
  ['NGUYỄN THỊ Ý', 'NGUYỄN THỊ Ý'],
  ['Đặng Ô', 'Đặng Ô'],
  ['An\u202e\u200b Bình', 'An Bình'],
])('%s is kept as %s', (typed, value) => {
  expect(readPersonName(typed)).toEqual({ ok: true, value });
});

test.each(['<script>alert(1)</script>', 'Nguyễn Văn 2', '-An', "'", 'An; drop table person', 'An_Bình', '😀'])('%s is no name', (typed) => {
  expect(readPersonName(typed)).toEqual({ ok: false, refusal: { code: 'name.malformed' } });
});

test('nothing is no name, and ten thousand letters are too many', () => {
  expect(readPersonName(' \n')).toEqual({ ok: false, refusal: { code: 'name.empty' } });
  expect(readPersonName('a'.repeat(10_000))).toEqual({ ok: false, refusal: { code: 'name.too-long', max: NAME_LENGTH } });
});

test('a name once read is read the same again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (typed) => {
      const first = readPersonName(typed);
      if (first.ok) expect(readPersonName(first.value)).toEqual(first);
    }),
  );
});
