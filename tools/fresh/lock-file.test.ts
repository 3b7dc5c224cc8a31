import { expect, test } from 'vitest';
import { complete } from './lock-file.ts';

function aLock(packages: object): string {
  return `${JSON.stringify({ name: 'motcua', packages }, null, 2)}\n`;
}

const carrier = {
  version: '1.0.0',
  dev: true,
  optionalDependencies: { '@carrier/linux-x64-gnu': '1.0.0', '@carrier/darwin-arm64': '1.0.0' },
};
const here = { version: '1.0.0', dev: true, optional: true, os: ['linux'], cpu: ['x64'] };

test('a platform that was left out is added, with what keeps other platforms from fetching it', () => {
  const lock = aLock({ 'node_modules/@carrier/linux-x64-gnu': here, 'node_modules/carrier': carrier });
  expect(JSON.parse(complete(lock))).toEqual({
    name: 'motcua',
    packages: {
      'node_modules/@carrier/darwin-arm64': { version: '1.0.0', cpu: ['arm64'], dev: true, optional: true, os: ['darwin'] },
      'node_modules/@carrier/linux-x64-gnu': here,
      'node_modules/carrier': carrier,
    },
  });
});

test('a complete lock file is left as npm wrote it, to the letter', () => {
  const lock = aLock({ 'node_modules/carrier': { version: '1.0.0' } });
  expect(complete(lock)).toBe(lock);
});
