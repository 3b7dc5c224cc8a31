import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hold, holderOf, poke } from '#gateways/postgres';

const STAMP = 'build/built-from.txt';
const SOURCES = ['src', 'messages', 'static', 'tools/pages', 'vite.config.ts', 'package-lock.json'];

const TURN = 'node_modules/.motcua-build.json';

/**
 * Builds the pages when there is no build, or one of other sources. A second start finds its stamp and is quick; two starts
 * at once take turns, because a build empties its folder first.
 */
export async function ensureBuilt(tell: (line: string) => void): Promise<void> {
  const sources = digestOf(SOURCES);
  if (isBuiltFrom(sources)) return;
  await poke({ every: 200, atMost: 300_000, what: 'another build to end' }, () => holderOf(TURN) === null);
  const letGo = hold(TURN);
  try {
    if (isBuiltFrom(sources)) return;
    tell('Building the pages (once, about ten seconds)…');
    execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      // Pages are named for their sources: two machines that built the same serve each other's pages.
      env: { ...process.env, MOTCUA_BUILT_FROM: sources },
    });
    writeFileSync(STAMP, sources);
  } finally {
    letGo();
  }
}

function isBuiltFrom(sources: string): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources;
}

function digestOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    if (existsSync(path)) addTo(hash, path);
  }
  return hash.digest('hex');
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  if (!statSync(path).isDirectory()) {
    hash.update(path).update(readFileSync(path));
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (!name.endsWith('.test.ts')) addTo(hash, join(path, name));
  }
}
