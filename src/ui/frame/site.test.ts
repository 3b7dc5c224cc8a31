import { expect, test } from 'vitest';
import { currentOf } from './site.ts';

const items = [
  { href: '/can-bo', label: 'Bàn làm việc' },
  { href: '/can-bo/hom-nay', label: 'Hôm nay' },
  { href: '/thu-tuc', label: 'Thủ tục' },
];

test.each([
  { path: '/thu-tuc', here: '/thu-tuc' },
  { path: '/thu-tuc/1.003650', here: '/thu-tuc' },
  { path: '/thu-tuc?q=tau+ca', here: '/thu-tuc' },
  { path: '/thu-tuc-khac', here: undefined },
  { path: '/can-bo/hom-nay/1', here: '/can-bo/hom-nay' },
  { path: '/', here: undefined },
])('at $path the reader is in $here', ({ path, here }) => {
  expect(currentOf(items, path)).toBe(here);
});
