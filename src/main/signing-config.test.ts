import { expect, test } from 'vitest';
import { signingIn, signingProblems } from './signing-config.ts';

test('nobody signs unless told who, and no certificate is believed of an authority nobody named', () => {
  expect(signingIn({}, null)).toBeNull();
  expect(signingIn({ SIGNER_URL: 'none' }, 'http://sandbox')).toBeNull();
  expect(signingIn({}, 'http://sandbox')).toMatchObject({ url: 'http://sandbox' });
  expect(signingProblems({})).toEqual([]);
  expect(signingProblems({ SIGNER_URL: 'https://sign.example.vn/csc/v2' })).toHaveLength(1);
  expect(signingProblems({ SIGNER_URL: 'https://sign.example.vn/csc/v2', SIGNER_CA: '/nowhere/ca.pem' })).toEqual([
    'SIGNER_CA: there is no file /nowhere/ca.pem',
  ]);
  expect(signingIn({ SIGNER_URL: 'https://sign.example.vn/csc/v2/', SIGNER_CA: 'package.json' }, null)?.url).toBe(
    'https://sign.example.vn/csc/v2',
  );
});
