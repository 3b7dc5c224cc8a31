import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { publicNote } from './public-note.ts';

test.each([
  ['Record ghi 3 OTHER', null],
  ['', null],
  [null, null],
  ['8.000 đồng/bản sao trích lục', '8.000 đồng/bản sao trích lục'],
  ['Mức thu do HĐND tỉnh quyết định; amount null = chưa tra được nghị quyết', 'Mức thu do HĐND tỉnh quyết định'],
  ['3,5 ngày làm việc (đã cắt giảm 30% từ 5 ngày) – hệ thống phải hỗ trợ số lẻ', '3,5 ngày làm việc (đã cắt giảm 30% từ 5 ngày)'],
  ['Chỉ khi không khai thác được từ CSDL (từ kiến thức)', 'Chỉ khi không khai thác được từ CSDL'],
  ['Đã có dữ liệu thì thay. Record còn liệt kê riêng', 'Đã có dữ liệu thì thay.'],
  ['Một. Hai; ba', 'Một. Hai; ba'],
])('%s is read as %s', (note, read) => {
  expect(publicNote(note)).toBe(read);
});

test('no note of the 26 procedures speaks of the record it came from', () => {
  const text = readFileSync('packs/ca-mau/data/procedures.json', 'utf8');
  const notes = [...text.matchAll(/"(?:note|conditions)": "([^"]*)"/g)].map(([, note]) => publicNote(note) ?? '');
  expect(notes.filter((note) => /record|amount|kiến thức/i.test(note))).toEqual([]);
});
