import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox/index.ts';
import type { Db } from '#kernel/database';
import { words } from '#messages';
import { demoAccountsOf, DemoPeople, loadDemoPeople, type LoadedDemoPeople } from '#modules/account/server';
import { readAgencies } from '#modules/agency/server';
import { readZaloTemplates } from '#modules/notice/server';
import type { Config } from './config.ts';
import { loadDemoCounter } from './demo-counter.ts';
import { loadDemoDossiers } from './demo-dossiers.ts';
import { readDemoScript } from './demo-script.ts';
import { needsOf, type World } from './world.ts';

/** Enters the invented people of the demo; a second start finds them there. */
export async function loadDemo(world: World, pack: string): Promise<LoadedDemoPeople> {
  return loadDemoPeople(readPeople(pack), needsOf(world));
}

/** The people and what they filed: a house already lived in, to try the system with. Answers how many dossiers were added. */
export async function loadDemoWorld(world: World, pack: string): Promise<number> {
  const people = await loadDemo(world, pack);
  const added = await loadDemoDossiers({ people, script: readDemoScript(pack) }, needsOf(world));
  return added + (await loadDemoCounter({ people, pack }, needsOf(world)));
}

/** The strangers of the demo, each played over the wire on this machine. Answers how to stop them. */
export async function startStrangers(config: Config, db: Db): Promise<() => Promise<void>> {
  const people = readPeople(config.pack);
  const sandbox = await startSandbox({
    port: config.sandboxPort,
    dataDir: join(config.dataDir, 'sandbox'),
    ...(config.zalo && {
      zalo: {
        account: { ...config.zalo, name: words('vi')('ui.frame.site') },
        templates: readZaloTemplates(config.pack),
        webhookUrl: `${config.origin}/webhooks/zalo`,
      },
    }),
    demoAccounts: async () => {
      const agencies = await readAgencies(db);
      return demoAccountsOf(people, (id) => agencies.find(id)?.name ?? null);
    },
  });
  return sandbox.close;
}

export function readPeople(pack: string): DemoPeople {
  return DemoPeople.parse(JSON.parse(readFileSync(join(pack, 'demo', 'people.json'), 'utf8')));
}
