import { expect, test } from 'vitest';
import { backPath } from './back-path.ts';

const here = new URL('http://localhost:3000/hien-thi');

test.each([
  { asked: '/thu-tuc?q=khai+sinh', back: '/thu-tuc?q=khai+sinh' },
  { asked: '/dang-nhap', back: '/dang-nhap' },
  { asked: '//evil.example/x', back: '/' },
  { asked: '/\\evil.example', back: '/' },
  { asked: '/x/..//evil.example', back: '/' },
  { asked: 'http://localhost:3000//evil.example', back: '/' },
  { asked: 'https://evil.example/', back: '/' },
  { asked: 'javascript:alert(1)', back: '/' },
  { asked: null, back: '/' },
])('from $asked one goes back to $back', ({ asked, back }) => {
  expect(backPath(asked, here)).toBe(back);
});
