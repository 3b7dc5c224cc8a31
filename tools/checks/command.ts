import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Runs one of npm's programs from node_modules; what it printed is the problem when it fails, and nothing when it does not. */
export async function command(program: string, ...args: string[]): Promise<readonly string[]> {
  const { code, said } = await run(join('node_modules', '.bin', program), args);
  return code === 0 ? [] : [said.trim() || `${program} ended with ${String(code)} and said nothing`];
}

function run(program: string, args: readonly string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}
