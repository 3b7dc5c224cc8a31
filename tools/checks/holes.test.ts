import { expect, test } from 'vitest';
import { read } from './files.ts';
import { knownHoles, readAudit, unvouched } from './holes.ts';

const AUDIT = {
  vulnerabilities: {
    'left-pad': { severity: 'high', range: '<1.3.1', via: [{ title: 'Pads too far', url: 'https://example.org/1' }, 'right-pad'] },
    lodash: { severity: 'moderate', range: '<5', via: [] },
  },
};

test('a serious hole is told by name, range and reason; a smaller one is not', () => {
  expect(readAudit(JSON.stringify(AUDIT))).toEqual(['left-pad <1.3.1: high. Pads too far https://example.org/1; through right-pad']);
  expect(readAudit('{"vulnerabilities":{}}')).toEqual([]);
});

test('a registry that does not answer fails nobody, and it is said', async () => {
  for (const answer of ['', '<html>', '{"message":"405 Method Not Allowed","statusCode":405}']) {
    const told: string[] = [];
    expect(await knownHoles({ ask: () => Promise.resolve(answer), tell: (line) => told.push(line) })).toEqual([]);
    expect(told.join()).toContain('did not answer');
  }
});

test('a package from elsewhere, and one that no hash vouches for, are told; ours all are', () => {
  const packages = {
    '': {},
    'node_modules/a': { resolved: 'https://registry.npmjs.org/a/-/a-1.tgz', integrity: 'sha512-x' },
    'node_modules/b': { resolved: 'https://elsewhere.example/b.tgz', integrity: 'sha512-x' },
    'node_modules/c': { resolved: 'git+ssh://git@github.com/c/c.git#1' },
    'node_modules/d': { resolved: 'https://registry.npmjs.org/d/-/d-1.tgz', integrity: 'sha1-x' },
    'node_modules/e': {},
    'node_modules/f': { optional: true, os: ['darwin'] },
    'node_modules/g': { integrity: 'sha512-x' },
  };
  expect(unvouched(JSON.stringify({ packages }))).toEqual([
    expect.stringContaining('node_modules/b does not come from'),
    expect.stringContaining('node_modules/c does not come from'),
    expect.stringContaining('node_modules/d has no hash'),
    expect.stringContaining('node_modules/e has no hash'),
  ]);
  expect(unvouched(read('package-lock.json'))).toEqual([]);
});
