import QRCode from 'qrcode';
import { expect, test } from 'vitest';
import { drawCode } from './index.ts';

test('every dark square of the code is drawn, and no other', () => {
  const address = 'https://dichvucong.example.vn/thu-tuc/1.003650?truong-hop=case-1';
  const { size, path } = drawCode(address);
  const dark = new Set<string>();
  for (const [, x, y, long] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let at = 0; at < Number(long); at += 1) dark.add(`${Number(x) + at} ${y!}`);
  }
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' });
  const wanted = [...modules.data].flatMap((bit, at) => (bit ? [`${at % size} ${Math.floor(at / size)}`] : []));
  expect([...dark].sort()).toEqual(wanted.sort());
});
