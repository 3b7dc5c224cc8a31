import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const eslint = new ESLint();

async function holds(rule: string, file: string): Promise<boolean> {
  const config = (await eslint.calculateConfigForFile(file)) as { rules?: Record<string, [number]> } | undefined;
  return (config?.rules?.[rule]?.[0] ?? 0) === 2;
}

test.each([
  ['house/no-clock', 'src/modules/dossier/clock.ts', 'src/kernel/clock.ts'],
  ['house/no-clock', 'src/routes/+page.svelte', 'src/main/start.ts'],
  ['house/no-clock', 'src/entry/worker/tasks.ts', 'src/modules/dossier/clock.test.ts'],
  ['house/settings-are-lent', 'src/gateways/postgres/connect.ts', 'src/main/config.ts'],
  ['house/no-sentence-in-code', 'src/routes/+page.svelte', 'src/ui/tag.examples.ts'],
  ['house/no-sentence-in-code', 'src/modules/dossier/limit.ts', 'messages/index.ts'],
  ['house/no-temporal-in-browser', 'src/modules/dossier/index.ts', 'src/modules/dossier/index.server.ts'],
  ['house/no-temporal-in-browser', 'src/ui/moment.ts', 'src/views/queue.ts'],
  ['house/use-cases-take-needs', 'src/modules/dossier/server/receive-dossier.ts', 'src/modules/dossier/server/dossier-store.ts'],
  ['house/switch-ends-unreachable', 'src/modules/dossier/places.ts', 'tools/check.ts'],
  ['house/every-test-runs', 'src/modules/dossier/clock.test.ts', 'src/modules/dossier/clock.ts'],
  ['house/no-sleep-in-tests', 'src/main/start.test.ts', 'src/main/start.ts'],
  ['no-console', 'src/modules/dossier/clock.ts', 'src/entry/cli/due.ts'],
])('%s holds in %s and not in %s', async (rule, inside, outside) => {
  expect({ inside: await holds(rule, inside), outside: await holds(rule, outside) }).toEqual({ inside: true, outside: false });
});

test('planted trespasses and what a build leaves behind are not linted', async () => {
  for (const file of ['tools/rooms/planted/src/kernel/lost.ts', 'build/index.js', '.svelte-kit/types/a.ts']) {
    expect(await eslint.isPathIgnored(file)).toBe(true);
  }
});
