import { expect, test } from 'vitest';
import { hashPassword, isPassword } from './password.ts';

test('a password fits its own hash only', async () => {
  const hash = await hashPassword('Mật khẩu dài 1');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword('Mật khẩu dài 1', hash)).toBe(true);
  expect(await isPassword('Mật khẩu dài 2', hash)).toBe(false);
  expect(await hashPassword('Mật khẩu dài 1')).not.toBe(hash);
});

test('it does not matter whether the keyboard composes its letters', async () => {
  const hash = await hashPassword('Cà Mau quê hương'.normalize('NFC'));
  expect(await isPassword('Cà Mau quê hương'.normalize('NFD'), hash)).toBe(true);
});

test('no account means no password, after as much work', async () => {
  expect(await isPassword('anything', null)).toBe(false);
});

test('a megabyte of password is no more work than a word', async () => {
  expect(await isPassword('a'.repeat(1_000_000), await hashPassword('something else'))).toBe(false);
});
