import { describe, expect, test } from 'vitest';
import { cookieOptions, sessionCookieName, sessionCookieOptions } from './session-cookie.ts';

describe('the session cookie', () => {
  test('over https is bound to this very host by its name', () => {
    expect(sessionCookieName('https://dichvucong.example')).toBe('__Host-motcua');
    expect(sessionCookieOptions('https://dichvucong.example', 'officer')).toMatchObject({
      secure: true,
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
    });
  });

  test('over http (a demo on one machine) works without', () => {
    expect(sessionCookieName('http://localhost:3000')).toBe('motcua');
    expect(cookieOptions('http://localhost:3000')).toEqual({ secure: false, path: '/', httpOnly: true, sameSite: 'lax' });
  });

  test('of an officer does not outlive a working day', () => {
    expect(sessionCookieOptions('https://x.example', 'officer').maxAge).toBe(12 * 3600);
  });
});
