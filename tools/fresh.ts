import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { GENERATED } from './fresh/generated.ts';

/** `npm run fresh`: writes everything that is made from something else. */
for (const source of GENERATED) {
  const files = await source.make();
  for (const path of source.committed()) {
    if (!files.has(path)) rmSync(path);
  }
  for (const [path, content] of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  console.log(`${files.size} files written`);
}

// The schema is read from a freshly migrated database, which the test run has anyway.
const { status } = spawnSync('node_modules/.bin/vitest', ['run', 'tools/schema', '--update', '--reporter=dot'], { stdio: 'inherit' });
process.exitCode = status ?? 1;
