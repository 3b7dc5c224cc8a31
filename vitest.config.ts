import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './src/test/longest-first.ts';
import { ensureSynced } from './tools/sync.ts';

ensureSynced();

// A foreign zone, always: a rule that borrows the machine's zone shows itself here and not in Cà Mau.
process.env['TZ'] = 'America/Los_Angeles';

/** What runs on the oldest server we promise too: everything there with `npm run test:postgres-15`, else what says most in little time. */
const ON_POSTGRES_15 =
  process.env['MOTCUA_TEST_ALL'] === '1'
    ? ['src/{modules,views,entry,gateways/postgres}/**/*.test.ts', 'tools/schema/*.test.ts']
    : [
        'tools/schema/*.test.ts',
        'src/gateways/postgres/migrate.test.ts',
        'src/modules/**/server/*-store.test.ts',
        'src/modules/ledger/server/seal-ledger.test.ts',
        'src/views/{queue,search}*.test.ts',
        'src/entry/http/whole-way.test.ts',
        'src/entry/worker/start-worker.test.ts',
      ];

const globalSetup = ['src/test/global-setup.ts'];

export default defineConfig({
  plugins: [svelte({ configFile: false })],
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What a page puts right after it is shown is waited for, on a busy machine too.
    expect: { poll: { timeout: 10_000, interval: 50 } },
    // A journey waits half of its time, for lines, jobs and pages: three keep two processors busy.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'motcua',
          include: ['src/**/*.test.ts', 'messages/**/*.test.ts', 'tools/**/*.test.ts', 'sandbox/**/*.test.ts'],
          globalSetup,
        },
      },
      { extends: true, test: { name: 'postgres-15', include: ON_POSTGRES_15, globalSetup } },
    ],
  },
});
