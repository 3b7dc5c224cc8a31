import { expect, test } from 'vitest';
import { readSlip } from './read-slip.ts';

test.each([
  ['H12.06.27-261123-0001', 'H12.06.27-261123-0001'],
  ['  h12.06.27 - 261123 - 0001 \r\n', 'h12.06.27-261123-0001'],
  ['https://example.vn/tra-cuu?code=H12.06.27-261123-0001', 'H12.06.27-261123-0001'],
  ['http://localhost:4700/tra-cuu?ma=MC-261122-7K3QXF#top', 'MC-261122-7K3QXF'],
  ['https://example.vn/elsewhere', 'https://example.vn/elsewhere'],
  ['https://example.vn/tra-cuu?x=1', ''],
  ['', ''],
])('a slip that reads %j is of dossier %j', (scanned, number) => {
  expect(readSlip(scanned)).toBe(number);
});
