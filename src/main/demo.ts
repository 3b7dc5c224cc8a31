import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox/index.ts';
import type { Db } from '#kernel/database';
import { demoAccountsOf, DemoPeople, loadDemoPeople } from '#modules/account/server';
import { readAgencies } from '#modules/agency/server';
import type { Config } from './config.ts';
import { needsOf, type World } from './world.ts';

/** Enters the invented people of the demo; a second start finds them there. */
export async function loadDemo(world: World, pack: string): Promise<void> {
  await loadDemoPeople(readPeople(pack), needsOf(world));
}

/** The strangers of the demo, each played over the wire on this machine. Answers how to stop them. */
export async function startStrangers(config: Config, db: Db): Promise<() => Promise<void>> {
  const people = readPeople(config.pack);
  const sandbox = await startSandbox({
    port: config.sandboxPort,
    dataDir: join(config.dataDir, 'sandbox'),
    demoAccounts: async () => {
      const agencies = await readAgencies(db);
      return demoAccountsOf(people, (id) => agencies.find(id)?.name ?? null);
    },
  });
  return sandbox.close;
}

function readPeople(pack: string): DemoPeople {
  return DemoPeople.parse(JSON.parse(readFileSync(join(pack, 'demo', 'people.json'), 'utf8')));
}
