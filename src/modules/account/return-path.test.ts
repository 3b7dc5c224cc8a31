import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { returnPath, signInPath } from './return-path.ts';

describe('the way back after signing in', () => {
  test.each(['/', '/ho-so', '/ho-so/abc?trang=2', '/nop-ho-so/1.003650?case=c1&x=%2F%2F', '/thu-tuc/1.003650'])(
    '%s is followed',
    (path) => {
      expect(returnPath(path, '/tai-khoan')).toBe(path);
    },
  );

  test.each([
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/./\\evil.example',
    '/..//evil.example',
    'javascript:alert(1)',
    'ho-so',
    '',
    `/${'a'.repeat(3000)}`,
    '/dang-nhap?next=/ho-so',
    '/dang-nhap/ma',
    '/dang-xuat',
    '/can-bo/dang-nhap',
    null,
    undefined,
  ])('%j is not', (path) => {
    expect(returnPath(path, '/tai-khoan')).toBe('/tai-khoan');
  });

  test('whatever is typed, a browser stays on this site', () => {
    const tricky = fc.string({ unit: fc.constantFrom('/', '\\', '.', '\t', '\n', ':', '@', 'a', '%2f', ' ', '?', '#', 'http:') });
    fc.assert(
      fc.property(tricky, (text) => {
        for (const typed of [text, `/${text}`]) {
          expect(new URL(returnPath(typed, '/'), 'http://here.example').host).toBe('here.example');
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('who must sign in first', () => {
  test.each([
    ['/ho-so', '/dang-nhap?next=%2Fho-so'],
    ['/can-bo/hang-doi?trang=2', '/can-bo/dang-nhap?next=%2Fcan-bo%2Fhang-doi%3Ftrang%3D2'],
    ['/quan-tri', '/can-bo/dang-nhap?next=%2Fquan-tri'],
    ['/can-bo?tab=new', '/can-bo/dang-nhap?next=%2Fcan-bo%3Ftab%3Dnew'],
    ['/can-bo-gia', '/dang-nhap?next=%2Fcan-bo-gia'],
    ['//evil.example', '/dang-nhap'],
  ])('for %s goes to %s', (path, door) => {
    expect(signInPath(path)).toBe(door);
  });
});
