import { connect, migrate, prepareEmbedded, startEmbedded, visitEmbedded, type DatabaseUrls } from '#gateways/postgres';
import type { Db } from '#kernel/database';
import type { Config } from './config.ts';

/** The database as this process has it. */
export interface OpenDatabase {
  readonly urls: DatabaseUrls;
  readonly db: Db;
  /** Connections that own the tables; for migrations, backup and the commands of an operator. */
  readonly ownerDb: Db;
  readonly close: () => Promise<void>;
}

export interface OpenOptions {
  /** Bring the schema up to date first; yes unless said otherwise. */
  readonly migrations?: boolean;
  /** Be content with an embedded server another process runs; yes unless said otherwise. */
  readonly visit?: boolean;
  /** Hears when the embedded server ended by itself, and when it is back. */
  readonly tell?: (message: string) => void;
}

const DATABASE = 'motcua';

/** Whoever waits longer for another's transaction is told to come back, in milliseconds; jobs are tried again by themselves. */
const PATIENCE = 10_000;

/** However busy, a server says something within this time, in milliseconds: nobody waits longer for one that stands still. */
const SILENCE = 30_000;

/**
 * Opens the configured database: the given server; else the embedded one, visited when another process runs it and
 * started when nobody does. Migrations run unless asked not to.
 */
export async function openDatabase(config: Config, options: OpenOptions = {}): Promise<OpenDatabase> {
  const { urls, stop } = await findServer(config, options);
  const ownerDb = connect({ url: urls.owner, max: 2, name: 'motcua-owner' });
  const db = connect({ url: urls.app, max: 20, name: 'motcua', patience: PATIENCE, silence: SILENCE });
  const close = async (): Promise<void> => {
    await Promise.all([db.destroy(), ownerDb.destroy()]);
    await stop();
  };
  try {
    if (options.migrations ?? true) {
      await migrate({ ownerUrl: urls.owner, appRole: roleOf(urls.app), folder: 'database/migrations' });
    }
  } catch (cause) {
    await close();
    throw cause;
  }
  return { urls, db, ownerDb, close };
}

async function findServer(config: Config, options: OpenOptions): Promise<{ urls: DatabaseUrls; stop: () => Promise<void> }> {
  if (config.database) return { urls: { owner: config.database.ownerUrl, app: config.database.url }, stop: () => Promise.resolve() };
  const visited = (options.visit ?? true) ? visitEmbedded(config.dataDir) : null;
  const server = visited ?? (await startEmbedded({ folder: config.dataDir, ...(options.tell ? { tell: options.tell } : {}) }));
  return { urls: await prepareEmbedded(server, DATABASE), stop: server.stop };
}

/** The role a connection string names; the rights it needs are granted to it by the migrations. */
export function roleOf(url: string): string {
  const role = decodeURIComponent(new URL(url.replace('@/', '@localhost/')).username);
  if (role === '') throw new Error('DATABASE_URL names no role; the application needs one of its own, which cannot change facts');
  return role;
}
