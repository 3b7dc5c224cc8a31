#!/usr/bin/env node
// Finds the Node that npm brought (this file must run on any older one), then hands over to the program.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const carried = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
// Where what is short-lived lies: the 64 MB a large machine would give it make nothing faster here, and are most of what we would weigh.
const short = '--max-semi-space-size=8';
// What runs for weeks looks for garbage when half as much again is there, not four times as much: a web process weighs 260 MB, not 450.
const long = process.argv[2] === 'start' ? ['--heap-growing-percent=50'] : [];
const program = [short, ...long, join(root, 'src', 'main', 'program.ts'), ...process.argv.slice(2)];
// Memory outside of V8 is handed out from one place, not from one for each thread, of which none gives anything back.
const env = { MALLOC_ARENA_MAX: '1', ...process.env };

if (process.execve && Number(process.versions.node.split('.')[0]) >= 26) {
  // In its own place, with its own number: whoever started us sees one process.
  process.removeAllListeners('warning');
  process.execve(process.execPath, [process.execPath, ...process.execArgv, ...program], env);
} else if (existsSync(carried)) {
  const child = spawn(carried, program, { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(/** @type {NodeJS.Signals} */ (signal)));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
} else {
  console.error('Motcua needs Node 26 or newer, or an `npm ci` on a machine for which npm carries it (Linux x64 or arm64).');
  process.exit(1);
}
