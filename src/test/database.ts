import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Db } from '#kernel/database';
import { connect } from '#gateways/postgres';

/** The databases of one test file. */
export interface TestDatabase {
  /** As the application connects: it cannot change facts. */
  readonly db: Db;
  /** As migrations connect. */
  readonly ownerDb: Db;
  readonly appUrl: string;
  readonly ownerUrl: string;
}

let counter = 0;

/** Lends this test file its own clone of the migrated database, gone when the file ends. */
export function useDatabase(): TestDatabase {
  const urls = inject('database');
  counter += 1;
  const name = `t_${process.pid}_${counter}_${Math.random().toString(36).slice(2, 8)}`;
  const appUrl = urls.appUrl.replace('/motcua_template', `/${name}`);
  const ownerUrl = urls.ownerUrl.replace('/motcua_template', `/${name}`);
  let open: { db: Db; ownerDb: Db } | null = null;

  beforeAll(async () => {
    await asSuperuser(urls.superuserUrl, `create database ${name} template motcua_template owner motcua_owner`);
    open = { db: connect({ url: appUrl, max: 20 }), ownerDb: connect({ url: ownerUrl, max: 2 }) };
  });
  afterAll(async () => {
    await open?.db.destroy();
    await open?.ownerDb.destroy();
    await asSuperuser(urls.superuserUrl, `drop database if exists ${name} with (force)`);
  });

  function opened(): { db: Db; ownerDb: Db } {
    if (!open) throw new Error('The database is lent inside tests and hooks, not while the file loads');
    return open;
  }
  return {
    get db() {
      return opened().db;
    },
    get ownerDb() {
      return opened().ownerDb;
    },
    appUrl,
    ownerUrl,
  };
}

/** Runs one statement as the owner of the whole server. */
export async function asSuperuser(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
