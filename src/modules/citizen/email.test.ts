import { describe, expect, test } from 'vitest';
import { readEmail } from './email.ts';

describe('an e-mail address', () => {
  test.each([
    ['thu.mot@example.vn', 'thu.mot@example.vn'],
    ['  Thu.Mot+ho-so@Example.VN ', 'Thu.Mot+ho-so@example.vn'],
    ['ｔｈｕ@example.vn', 'thu@example.vn'],
  ])('%j is read as %s', (typed, read) => {
    expect(readEmail(typed)).toEqual({ ok: true, value: read });
  });

  test.each([
    '',
    'thu',
    'thu@',
    '@example.vn',
    'thu@example',
    'thu@@example.vn',
    'thu mot@example.vn',
    'thu@example.vn\r\nBcc: x@y.vn',
    '<b>@example.vn',
    'thu@exa_mple.vn',
    '.thu@example.vn',
    `${'a'.repeat(65)}@example.vn`,
    `a@${'b.'.repeat(130)}vn`,
  ])('%j is none', (typed) => {
    expect(readEmail(typed)).toEqual({ ok: false, refusal: { code: 'email.malformed' } });
  });
});
