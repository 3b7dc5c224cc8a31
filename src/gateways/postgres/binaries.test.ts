import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { placeCopy, serverBinaries } from './binaries.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-binaries-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a copy for another account is whole: every link the package lists is there, and the server runs from it', () => {
  const native = dirname(dirname(serverBinaries(null, folder).postgres));
  // As npm brings them: without the links.
  const bare = join(folder, 'native');
  cpSync(native, bare, { recursive: true, verbatimSymlinks: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
  const copy = placeCopy(bare, join(folder, 'postgres-copy'));
  const links = JSON.parse(readFileSync(join(copy, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
  expect(links.length).toBeGreaterThan(0);
  for (const { target } of links) expect(existsSync(join(copy, target.replace(/^(\.\/)?native\//, ''))), target).toBe(true);
  expect(execFileSync(join(copy, 'bin', 'postgres'), ['--version'], { encoding: 'utf8' })).toContain('PostgreSQL');
});
