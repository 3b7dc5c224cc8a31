import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** SvelteKit writes the tsconfig that ours extends into node_modules; every npm install wipes it away again. */
export function ensureSynced(): void {
  if (existsSync('node_modules/$app/tsconfig.json')) return;
  execFileSync('node_modules/.bin/svelte-kit', ['sync'], { stdio: 'ignore' });
}
