import { execFileSync } from 'node:child_process';
import { connect, migrate, prepareEmbedded, startEmbedded, type DatabaseUrls, type EmbeddedServer } from '#gateways/postgres';
import type { Db } from '#kernel/database';
import { foldCounts } from '#modules/queue/server';
import { aClosedFolder } from '#test/program';
import { sql } from 'kysely';

/** An invented province with its server running: what is asked about. */
export interface World {
  readonly folder: string;
  readonly server: EmbeddedServer;
  readonly urls: DatabaseUrls;
  /** As the owner. */
  readonly db: Db;
  /** How many dossiers there are. */
  readonly dossiers: number;
  /** The processes of its server that are there now. */
  readonly databasePids: () => Promise<readonly number[]>;
  readonly close: () => Promise<void>;
}

/** Opens the world in a folder; without one makes a world of so many dossiers, and takes it away at the end. */
export async function openWorld(asked: { readonly folder: string | null; readonly dossiers: number }): Promise<World> {
  const made = asked.folder === null ? aClosedFolder() : null;
  const folder = made?.folder ?? asked.folder ?? '';
  if (made) {
    const env = { PATH: process.env['PATH'], DATA_DIR: folder };
    execFileSync(process.execPath, ['bin/motcua.js', 'world', 'load', '--dossiers', String(asked.dossiers), '--seed', '1'], {
      env,
      stdio: 'ignore',
    });
  }
  const server = await startEmbedded({ folder });
  const urls = await prepareEmbedded(server, 'motcua');
  await migrate({ ownerUrl: urls.owner, appRole: 'motcua_app', folder: 'database/migrations' });
  const db = connect({ url: urls.owner, max: 8, name: 'motcua-bench' });
  // What the worker does every few minutes; nobody else does it while we measure.
  await foldCounts(db);
  const { rows } = await sql<{ dossiers: number }>`select count(*)::int as dossiers from dossier`.execute(db);
  async function close(): Promise<void> {
    await db.destroy();
    await server.stop();
    made?.remove();
  }
  return { folder, server, urls, db, dossiers: rows[0]?.dossiers ?? 0, databasePids: () => databasePids(db), close };
}

async function databasePids(db: Db): Promise<readonly number[]> {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity`.execute(db);
  return rows.map(({ pid }) => pid);
}
