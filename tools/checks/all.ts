import { unshown } from './asvs.ts';
import { brokenLinks } from './links.ts';
import { staleFiles } from '../fresh/fresh.ts';
import { trespasses } from '../rooms/cruise.ts';
import type { Check } from './check.ts';
import { command } from './command.ts';
import { knownHoles } from './holes.ts';
import { wordProblems } from './words.ts';

/** Every check, the slow ones first so that two processors finish together. */
export const CHECKS: readonly Check[] = [
  { name: 'types', says: 'TypeScript and Svelte agree', run: types },
  { name: 'lint', says: 'the house rules hold', run: () => command('eslint', '--max-warnings', '0', '.') },
  { name: 'format', says: 'prettier would change nothing', run: () => command('prettier', '--check', '--log-level', 'warn', '.') },
  { name: 'rooms', says: 'imports follow the map', run: rooms },
  { name: 'dead', says: 'nothing is there that nobody uses', run: () => command('knip', '--no-progress') },
  { name: 'words', says: 'every sentence is said, every key is written', run: () => Promise.resolve(wordProblems()) },
  { name: 'links', says: 'every link in a document leads somewhere', run: () => Promise.resolve(brokenLinks()) },
  { name: 'holes', says: 'what we stand on is vouched for, and nothing serious is known of it', run: () => knownHoles() },
  { name: 'asvs', says: 'what is promised about security names the test that holds it', run: () => Promise.resolve(unshown()) },
  { name: 'fresh', says: 'what is generated is what is committed', run: staleFiles },
];

async function types(): Promise<readonly string[]> {
  const synced = await command('svelte-kit', 'sync');
  // The service worker lives in a world of its own: no page, no document.
  const worker = await command('tsc', '--project', 'src/service-worker');
  return [
    ...synced,
    ...worker,
    ...(await command('svelte-check', '--tsconfig', './tsconfig.json', '--output', 'human', '--fail-on-warnings')),
  ];
}

async function rooms(): Promise<readonly string[]> {
  const found = await trespasses('.');
  return found.map(({ rule, from, to, because }) => `${from} → ${to}\n  ${rule}: ${because}`);
}
